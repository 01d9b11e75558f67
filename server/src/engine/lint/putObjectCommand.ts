import { spellingOf } from "../catalog/conditionKeys.ts";
import type { Caller, Request } from "../evaluate/request.ts";
import { parseArn } from "../policy/arn.ts";

/** An upload as the `aws s3api put-object` command that makes it. */
export function putObjectCommand({ resource, context }: Request): string {
  const [bucket = "", ...key] = (parseArn(resource)?.resource ?? resource).split("/");
  const options = Object.entries(optionsByKey).flatMap(([conditionKey, option]) => {
    const value = context.get(conditionKey)?.[0];
    return value === undefined || !isSent(conditionKey, context) ? [] : [`${option} ${shellQuoted(value)}`];
  });
  const target = `--bucket ${shellQuoted(bucket)} --key ${shellQuoted(key.join("/"))}`;
  const customerKey = context.has(CUSTOMER_ALGORITHM) ? ["--sse-customer-key fileb://key.bin"] : [];
  return ["aws s3api put-object", target, ...options, ...customerKey].join(" ");
}

/** Without an algorithm the key that conditions see is the bucket's default: S3 takes no key id by itself. */
function isSent(conditionKey: string, context: Request["context"]): boolean {
  return conditionKey !== KEY_ID || context.has(ALGORITHM);
}

const ALGORITHM = "s3:x-amz-server-side-encryption";
const KEY_ID = "s3:x-amz-server-side-encryption-aws-kms-key-id";
const CUSTOMER_ALGORITHM = "s3:x-amz-server-side-encryption-customer-algorithm";

const optionsByKey = {
  [ALGORITHM]: "--server-side-encryption",
  [KEY_ID]: "--ssekms-key-id",
  [CUSTOMER_ALGORITHM]: "--sse-customer-algorithm",
} as const;

function shellQuoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Who makes an upload, and what it has to have that its command does not show. */
export function uploaderInWords(request: Request): string {
  const by = callerInWords(request.caller);
  const besides = besidesCommand(request);
  return besides.length === 0 ? by : `${by}, with ${besides.join("; ")}`;
}

/** What an upload has besides the headers of its command, `aws:SourceVpce = vpce-1a2b3c4d`; that it goes over TLS is a matter of course. */
export function besidesCommand({ context }: Request): readonly string[] {
  return [...context].flatMap(([key, values]) => {
    const isUsual = key in optionsByKey || (key === "aws:securetransport" && values.join() === "true");
    return isUsual || values.length === 0 ? [] : `${spellingOf(key)} = ${values.join(", ")}`;
  });
}

/** A caller in words. */
export function callerInWords(caller: Caller): string {
  switch (caller.type) {
    case "anonymous":
      return "anyone without signing in";
    case "service":
      return caller.name;
    case "canonicalUser":
      return `canonical user ${caller.id}`;
    case "root":
      return `the root user of account ${parseArn(caller.arn)?.account ?? ""}`;
    case "session":
      return caller.roleArn;
    default:
      return caller.arn;
  }
}
