import { isAccountId, bucketOf, parseArn } from "../policy/arn.ts";
import type { DocumentKind, Policy } from "../policy/policy.ts";
import {
  arnsIn,
  bucketMentionsIn,
  contextsNamedBy,
  identitiesNamedBy,
  isDefinite,
  keysNamedBy,
  servicesNamedBy,
  type Mention,
} from "./mentions.ts";

/** What a document names, as far as it shows which others belong to it. Small: an index keeps it for every document. */
export interface DocumentNames {
  readonly kind: DocumentKind;
  /** The ids of its keys, without Region and account: `key/…`. */
  readonly keyIds: readonly string[];
  /** The bucket that it is for, or those that it lets S3 encrypt for. */
  readonly buckets: readonly string[];
  /** ARNs of roles and users. */
  readonly identities: readonly string[];
  /** Of all that it names by ARN. */
  readonly accounts: readonly string[];
  readonly keyAccounts: readonly string[];
  /** Where its keys are, or where it lets S3 use the key. */
  readonly regions: readonly string[];
}

export function namesOf(policy: Policy): DocumentNames {
  return policy.once(findNames);
}

function findNames(policy: Policy): DocumentNames {
  const keys = keysNamedBy(policy);
  const buckets = [...bucketMentionsIn(policy), ...contextsNamedBy(policy)];
  return {
    kind: policy.kind,
    keyIds: distinct(keys, (value) => parseArn(value)?.resource),
    buckets: distinct(buckets, bucketOf),
    identities: distinct(identitiesNamedBy(policy), (value) => value),
    accounts: distinct(arnsIn(policy), accountIn),
    keyAccounts: distinct(keys, accountIn),
    regions: distinct([...keys, ...servicesNamedBy(policy)], regionIn),
  };
}

function accountIn(value: string): string | undefined {
  const account = parseArn(value)?.account ?? "";
  return isAccountId(account) ? account : undefined;
}

/** The Region of a key's ARN or of a host name of S3. */
export function regionIn(value: string): string | undefined {
  return parseArn(value)?.region ?? /^s3\.([\w*?-]+)\.amazonaws\./i.exec(value)?.[1]?.toLowerCase();
}

function distinct(
  mentions: readonly Mention[],
  read: (value: string) => string | undefined,
): readonly string[] {
  const values = mentions.flatMap(({ value }) => read(value) ?? []);
  return [...new Set(values.filter(isDefinite))];
}
