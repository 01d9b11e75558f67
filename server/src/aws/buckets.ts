import {
  DeleteBucketEncryptionCommand,
  DeleteBucketPolicyCommand,
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  ListBucketsCommand,
  PutBucketEncryptionCommand,
  PutBucketPolicyCommand,
} from "@aws-sdk/client-s3";
import { ask, askIfAny } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { encryptionText, readEncryption } from "./encryption.ts";
import type { Question } from "./explain.ts";

/** The names of the account's buckets, page after page. */
export async function* listBuckets(
  connection: Connection,
): AsyncGenerator<readonly string[], void, undefined> {
  let token: string | undefined;
  do {
    const command = new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken: token });
    const page = await ask(connection, { action: "s3:ListAllMyBuckets" }, (options) =>
      connection.s3.send(command, options),
    );
    yield (page.Buckets ?? []).flatMap(({ Name: name }) => name ?? []);
    token = page.ContinuationToken;
  } while (token !== undefined);
}

/** Undefined for a bucket without a policy. */
export async function readBucketPolicy(connection: Connection, bucket: string): Promise<string | undefined> {
  const command = new GetBucketPolicyCommand({ Bucket: bucket });
  const answer = await askIfAny(
    connection,
    questionAbout(bucket, "s3:GetBucketPolicy"),
    ["NoSuchBucketPolicy"],
    (options) => connection.s3.send(command, options),
  );
  return answer?.Policy;
}

/** Without a text, the bucket is left without a policy. */
export async function writeBucketPolicy(
  connection: Connection,
  bucket: string,
  policy: string | undefined,
): Promise<void> {
  const { s3 } = connection;
  if (policy === undefined) {
    const command = new DeleteBucketPolicyCommand({ Bucket: bucket });
    await ask(connection, questionAbout(bucket, "s3:DeleteBucketPolicy"), (options) =>
      s3.send(command, options),
    );
  } else {
    const command = new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy });
    await ask(connection, questionAbout(bucket, "s3:PutBucketPolicy"), (options) =>
      s3.send(command, options),
    );
  }
}

/** Undefined for a bucket whose default encryption was never set. */
export async function readBucketEncryption(
  connection: Connection,
  bucket: string,
): Promise<string | undefined> {
  const command = new GetBucketEncryptionCommand({ Bucket: bucket });
  const answer = await askIfAny(
    connection,
    questionAbout(bucket, "s3:GetEncryptionConfiguration"),
    ["ServerSideEncryptionConfigurationNotFoundError"],
    (options) => connection.s3.send(command, options),
  );
  const configuration = answer?.ServerSideEncryptionConfiguration;
  return configuration && encryptionText(configuration);
}

/** Without a text, the bucket goes back to what S3 does by itself. */
export async function writeBucketEncryption(
  connection: Connection,
  bucket: string,
  text: string | undefined,
): Promise<void> {
  const { s3 } = connection;
  const question = questionAbout(bucket, "s3:PutEncryptionConfiguration");
  if (text === undefined) {
    const command = new DeleteBucketEncryptionCommand({ Bucket: bucket });
    await ask(connection, question, (options) => s3.send(command, options));
  } else {
    const command = new PutBucketEncryptionCommand({
      Bucket: bucket,
      ServerSideEncryptionConfiguration: readEncryption(text),
    });
    await ask(connection, question, (options) => s3.send(command, options));
  }
}

function questionAbout(bucket: string, action: string): Question {
  return { action, on: `the bucket "${bucket}"` };
}
