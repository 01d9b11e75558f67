import { DisableKeyCommand, EnableKeyRotationCommand, ScheduleKeyDeletionCommand } from "@aws-sdk/client-kms";
import assert from "node:assert/strict";
import {
  AwsError,
  findingsOn,
  keyArnOf,
  listBuckets,
  listKeys,
  readDeployed,
  readKeyStatus,
  type Connection,
  type KeySummary,
} from "../../server/src/aws/aws.ts";
import { bucket, makeBucket, region, useAccount } from "./account.ts";
import { manyKeys } from "./manyKeys.ts";
import { kmsError, s3Error } from "./proxy.ts";

async function keysOf(connection: Connection): Promise<readonly KeySummary[]> {
  const found: KeySummary[] = [];
  for await (const page of listKeys(connection)) found.push(...page);
  return found;
}

describe("the keys of an account", () => {
  const current = useAccount();

  it("are listed with their aliases", async () => {
    const { connect, makeKey } = current();
    const named = await makeKey(undefined, "alias/records");
    const unnamed = await makeKey();
    const found = await keysOf(await connect());
    assert.deepEqual(
      found.map(({ arn, aliases }) => [arn, aliases]).sort(),
      [
        [named, ["alias/records"]],
        [unnamed, []],
      ].sort(),
    );
  });

  it("are all there where they are thousands", async () => {
    const { connect, proxy } = current();
    proxy.decide(manyKeys(4500));
    const pages: number[] = [];
    const found: KeySummary[] = [];
    for await (const page of listKeys(await connect())) {
      pages.push(page.length);
      found.push(...page);
    }
    assert.deepEqual(pages, [1000, 1000, 1000, 1000, 500]);
    assert.equal(new Set(found.map(({ id }) => id)).size, 4500);
    assert.deepEqual(found[4440]?.aliases, ["alias/key-4440"]);
    assert.equal(proxy.seen.filter(({ operation }) => operation.endsWith("ListAliases")).length, 23);
  });

  it("are asked for again, later each time, while AWS takes no more requests", async () => {
    const { connect, proxy } = current();
    const answers = manyKeys(300);
    const times: number[] = [];
    proxy.decide((request) => {
      if (!request.operation.endsWith("ListKeys")) return answers(request);
      times.push(Date.now());
      if (times.length === 1) return kmsError("ThrottlingException", "Rate exceeded");
      return times.length === 2 ? { status: 429, body: {} } : answers(request);
    });
    assert.equal((await keysOf(await connect())).length, 300);
    assert.equal(times.length, 3);
  });

  it("are given up with a sentence where AWS goes on taking no requests", async () => {
    const { connect, proxy } = current();
    proxy.decide(() => kmsError("ThrottlingException", "Rate exceeded"));
    await assert.rejects(keysOf(await connect()), (error) => {
      assert(error instanceof AwsError);
      assert.equal(error.reason, "busy");
      assert.match(
        error.message,
        /^AWS takes no more requests for kms:ListAliases .* tried 6 times\. Wait a minute/,
      );
      return true;
    });
  }).timeout(120_000);

  it("are given up at once where the person gives up", async () => {
    const { connect, proxy } = current();
    const abort = new AbortController();
    proxy.decide((request) => {
      if (request.operation.endsWith("ListKeys")) abort.abort();
      return manyKeys(3000)(request);
    });
    await assert.rejects(
      keysOf({ ...(await connect()), signal: abort.signal }),
      (error) => error instanceof AwsError && error.reason === "cancelled",
    );
    assert.equal(proxy.seen.filter(({ operation }) => operation.endsWith("ListKeys")).length, 1);
  });

  it("are found by id, ARN and alias, in the Region of the ARN", async () => {
    const { connect, makeKey } = current();
    const arn = await makeKey(undefined, "alias/records");
    const elsewhere = await connect({ region: "us-east-1" });
    const here = await connect();
    for (const name of [arn, arn.replace(/^.*\//, ""), "alias/records"])
      assert.equal(await keyArnOf(here, name), arn);
    assert.equal((await readKeyStatus(elsewhere, arn)).arn, arn);
    await assert.rejects(keyArnOf(elsewhere, "alias/records"), {
      message:
        'The key "alias/records" is not in us-east-1 of this account. Check its name, the Region and the profile.',
    });
  });

  it("tell state and rotation, and what does not go with an encrypted bucket", async () => {
    const { connect, makeKey } = current();
    const connection = await connect();
    const arn = await makeKey();
    const [, id = ""] = arn.split("/");
    const fresh = await readKeyStatus(connection, arn);
    assert.deepEqual([fresh.state, fresh.spec, fresh.origin], ["Enabled", "SYMMETRIC_DEFAULT", "AWS_KMS"]);
    assert.deepEqual(
      findingsOn(fresh).map(({ message }) => message),
      [`key/${id} does not rotate. Turn rotation on: old ciphertexts stay readable.`],
    );
    await connection.kms().send(new EnableKeyRotationCommand({ KeyId: id, RotationPeriodInDays: 365 }));
    assert.deepEqual(findingsOn(await readKeyStatus(connection, arn)), []);

    await connection.kms().send(new DisableKeyCommand({ KeyId: id }));
    const [disabled] = findingsOn(await readKeyStatus(connection, arn));
    assert.equal(disabled?.severity, "error");
    assert.match(
      disabled.message,
      /is in the state Disabled: nothing that is encrypted under it can be read/,
    );

    await connection.kms().send(new ScheduleKeyDeletionCommand({ KeyId: id, PendingWindowInDays: 7 }));
    const [deleted] = findingsOn(await readKeyStatus(connection, arn));
    assert.match(deleted?.message ?? "", /is deleted on \d{4}-\d\d-\d\d: .* Cancel the deletion/);
  });
});

describe("the buckets of an account", () => {
  const current = useAccount();

  it("are listed", async () => {
    const { connect, direct } = current();
    await makeBucket(direct);
    const found: string[] = [];
    for await (const page of listBuckets(await connect())) found.push(...page);
    assert.deepEqual(found, [bucket]);
  });

  it("are asked in their own Region, which S3 tells", async () => {
    const { connect, proxy } = current();
    const elsewhere = {
      ...s3Error("PermanentRedirect", "The bucket must be addressed using another endpoint.", 301),
      headers: { "x-amz-bucket-region": "us-west-2" },
    };
    const policy = { status: 200, body: "{}" };
    proxy.decide(({ region: of }) => (of === "us-west-2" ? policy : elsewhere));
    const connection = await connect();
    assert.equal(await readDeployed(connection, { kind: "s3-bucket-policy", of: bucket }), "{}\n");
    assert.deepEqual(
      proxy.seen.map(({ region: of }) => of),
      [region, "us-west-2"],
    );
  });

  it("may not be listed by everybody", async () => {
    const { connect, proxy } = current();
    proxy.decide(() => s3Error("AccessDenied", "Access Denied", 403));
    await assert.rejects(listBuckets(await connect()).next(), {
      message:
        "The caller may not s3:ListAllMyBuckets. Ask for that permission, in IAM. AWS says: Access Denied.",
    });
  });
});
