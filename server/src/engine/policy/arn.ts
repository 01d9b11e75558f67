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
  if (!text.startsWith("arn:")) return undefined;
  const partition = text.indexOf(":", 4);
  const service = partition < 0 ? -1 : text.indexOf(":", partition + 1);
  const region = service < 0 ? -1 : text.indexOf(":", service + 1);
  const account = region < 0 ? -1 : text.indexOf(":", region + 1);
  if (account < 0) return undefined;
  return {
    partition: text.slice(4, partition),
    service: text.slice(partition + 1, service),
    region: text.slice(service + 1, region),
    account: text.slice(region + 1, account),
    resource: text.slice(account + 1),
  };
}

export function formatArn({ partition, service, region, account, resource }: Arn): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The bucket that an S3 ARN names outright. Undefined when it is no S3 ARN or when a wildcard or variable stands in the name. */
export function bucketOf(text: string): string | undefined {
  const arn = parseArn(text);
  if (arn?.service !== "s3" || arn.region !== "" || arn.account !== "") return undefined;
  const bucket = arn.resource.split("/", 1)[0];
  return bucket === undefined || bucket === "" || /[*?$:]/.test(bucket) ? undefined : bucket;
}

/** Whether a text is written as the ids of keys are, `mrk-` ones of several Regions included. */
export function isKeyId(text: string): boolean {
  return /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/.test(text);
}

/** The id of an account that is written as the console shows it, in groups of four digits, without its dashes. */
export function withoutDashes(text: string): string {
  return text.replace(/^(\d{4})-(\d{4})-(\d{4})$/, "$1$2$3");
}

/** Whether a text is the id of an account: twelve digits. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}
