/** An ARN's six parts, as written: `arn:partition:service:region:account:resource`. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything behind the fifth colon, colons included. */
  readonly resource: string;
}

/** Takes an ARN, or a pattern for ARNs, apart. Undefined when the text has not six parts or does not begin with `arn:`. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, account, ...resource] = text.split(":");
  if (prefix !== "arn" || resource.length === 0) return undefined;
  if (partition === undefined || service === undefined || region === undefined || account === undefined)
    return undefined;
  return { partition, service, region, account, resource: resource.join(":") };
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The bucket that an S3 ARN names outright. Undefined when it is no S3 ARN or when a wildcard or variable stands in the name. */
export function bucketOf(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "s3" || arn.region !== "" || arn.account !== "") return undefined;
  const bucket = arn.resource.split("/", 1)[0];
  return bucket === undefined || bucket === "" || /[*?$]/.test(bucket) ? undefined : bucket;
}
