import { bucketOf, parseArn } from "../policy/arn.ts";

/** Where each partition has its console. The secret partitions are not on the public network. */
const hosts: ReadonlyMap<string, string> = new Map([
  ["aws", "console.aws.amazon.com"],
  ["aws-cn", "console.amazonaws.cn"],
  ["aws-us-gov", "console.amazonaws-us-gov.com"],
]);

/** The page of AWS's console that shows the key, or the bucket, of an ARN. Undefined where a part of it is left open. */
export function consoleAddressOf(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const host = hosts.get(arn.partition);
  if (host === undefined) return undefined;
  if (arn.service === "s3") return bucketAddress(host, text);
  const [, keyId] = /^key\/((?:mrk-)?[0-9a-f-]{32,36})$/.exec(arn.resource) ?? [];
  if (arn.service !== "kms" || keyId === undefined || !/^[a-z0-9-]+$/.test(arn.region)) return undefined;
  return `https://${host}/kms/home?region=${arn.region}#/kms/keys/${keyId}`;
}

/** Of a bucket, or of the objects in it. What is no bucket's name must not become part of an address. */
function bucketAddress(host: string, text: string): string | undefined {
  const bucket = bucketOf(text);
  return bucket !== undefined && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)
    ? `https://${host}/s3/buckets/${bucket}`
    : undefined;
}
