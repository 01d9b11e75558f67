import { parseArn } from "../policy/arn.ts";
import type { Declaration } from "../policy/declaration.ts";
import type { DocumentKind, EncryptionRule, Policy, RelatedDocument } from "../policy/policy.ts";
import { isUnambiguous } from "../policy/repeatedMembers.ts";
import type { DefaultEncryption, SetFacts, Surroundings } from "../policy/surroundings.ts";
import type { DeclaredSet } from "./declaredSet.ts";
import type { DocumentSet } from "./documentSet.ts";
import { regionIn } from "./documentNames.ts";
import { bucketNamedBy, isDefinite, keysNamedBy, servicesNamedBy } from "./mentions.ts";

/** What is known of a document from the sets that it belongs to. */
export interface Neighbourhood {
  readonly surroundings: Surroundings;
  readonly related: readonly RelatedDocument[];
  readonly declarations: readonly Declaration[];
}

/**
 * What a document's sets tell of it. A document of several sets, such as the policy of a shared key, knows only what
 * all of them agree on. Settings hold where no set was declared that says otherwise.
 */
export function neighbourhoodOf(
  uri: string,
  sets: readonly DocumentSet[],
  readRelated: (uri: string) => RelatedDocument | undefined,
  settings: Surroundings,
): Neighbourhood {
  const own = sets.filter(({ documents }) => documents.includes(uri));
  const uris = [...new Set(own.flatMap(({ documents }) => documents))].filter((each) => each !== uri);
  const related = uris.flatMap((each) => readRelated(each) ?? []);
  const facts = own.map((set) =>
    factsOf(
      set,
      set.documents.flatMap((each) => readRelated(each) ?? []),
    ),
  );
  const declared = own.map((set) => set.declared);
  return {
    surroundings: {
      profile: agreedOn(declared.map((set) => set?.profile)) ?? settings.profile,
      allowDsse: agreedOn(declared.map((set) => set?.allowDsse)) ?? settings.allowDsse,
      set: mergeFacts(facts),
      ...partiesOf(declared),
    },
    related,
    declarations: own.flatMap(declarationOf),
  };
}

function declarationOf({ name, documents, declared }: DocumentSet): readonly Declaration[] {
  return declared?.place === undefined ? [] : [{ ...declared.place, set: name, documents }];
}

/** A shared key serves the parties of all its sets; where one of these leaves open who they are, nobody knows. */
function partiesOf(declared: readonly (DeclaredSet | undefined)[]): Pick<Surroundings, "parties"> {
  const joined = (member: "administrators" | "users"): readonly string[] | undefined => {
    const lists = declared.flatMap((set) => (set?.[member] === undefined ? [] : [set[member]]));
    return lists.length < Math.max(declared.length, 1) ? undefined : [...new Set(lists.flat())];
  };
  const [administrators, users] = [joined("administrators"), joined("users")];
  return administrators === undefined && users === undefined ? {} : { parties: { administrators, users } };
}

/** What the documents of a set and its user say of it. */
export function factsOf({ name, declared }: DocumentSet, documents: readonly RelatedDocument[]): SetFacts {
  const policies = documents.map(({ policy }) => policy);
  const named = policies.flatMap((policy) => valuesOf(keysNamedBy(policy)));
  const keys = declared?.keyArn === undefined ? named : [declared.keyArn];
  // Keys that differ may still be of one account, Region and partition.
  const partOf = (part: "region" | "account" | "partition"): string | undefined =>
    onlyOne(keys.flatMap((key) => parseArn(key)?.[part] ?? []));
  const found: SetFacts = {
    name,
    defaultEncryption: onlyOne(policies.flatMap((policy) => defaultEncryptionIn(policy) ?? [])),
    keyArn: onlyOne(keys),
    bucket: onlyOne(policies.flatMap((policy) => bucketNamedBy(policy) ?? [])),
    region: keys.length > 0 ? partOf("region") : onlyOne(policies.flatMap(regionsServedIn)),
    account: partOf("account"),
    partition: partOf("partition"),
  };
  const { bucket = found.bucket, region = found.region, account = found.account } = declared ?? {};
  return { ...found, bucket, region, account };
}

function regionsServedIn(policy: Policy): readonly string[] {
  const regions = valuesOf(servicesNamedBy(policy)).flatMap((value) => regionIn(value) ?? []);
  return regions.every(isDefinite) ? regions : [];
}

function valuesOf(mentions: readonly { readonly value: string }[]): readonly string[] {
  return mentions.map(({ value }) => value);
}

/** The one rule of a bucket encryption document. AWS takes no more than one. */
export function defaultEncryptionIn(policy: Policy): DefaultEncryption | undefined {
  const [rule, ...others] = policy.encryptionRules;
  const algorithm = rule?.algorithm?.value;
  if (policy.kind !== ENCRYPTION || algorithm === undefined || others.length > 0) return undefined;
  if (rule === undefined || !isUnambiguous(policy)) return undefined;
  return {
    algorithm,
    keyId: rule.keyId?.value,
    bucketKeyEnabled: rule.bucketKeyEnabled,
    ...(blocksCustomerKeys(rule) && { blocksCustomerKeys: true }),
  };
}

/** "NONE" means that nothing is blocked. What it means beside others AWS does not say. */
function blocksCustomerKeys({ blockedTypes = [] }: EncryptionRule): boolean {
  const types = blockedTypes.map(({ value }) => value);
  return types.includes("SSE-C") && !types.includes("NONE");
}

const ENCRYPTION: DocumentKind = "s3-bucket-encryption";

/** What all values are, if they are the same. */
function onlyOne<T>(values: readonly T[]): T | undefined {
  const distinct = new Set(values);
  return distinct.size === 1 ? values[0] : undefined;
}

/** What everybody says, and nobody leaves open. */
function agreedOn<T>(values: readonly (T | undefined)[]): T | undefined {
  const [first] = values;
  return values.every((value) => JSON.stringify(value) === JSON.stringify(first)) ? first : undefined;
}

function mergeFacts(all: readonly SetFacts[]): SetFacts | undefined {
  const [first, ...others] = all;
  if (first === undefined || others.length === 0) return first;
  return {
    name: all.map(({ name }) => name).join(", "),
    defaultEncryption: mergeDefaults(all.map((facts) => facts.defaultEncryption)),
    keyArn: agreedOn(all.map((facts) => facts.keyArn)),
    bucket: agreedOn(all.map((facts) => facts.bucket)),
    region: agreedOn(all.map((facts) => facts.region)),
    account: agreedOn(all.map((facts) => facts.account)),
    partition: agreedOn(all.map((facts) => facts.partition)),
  };
}

/** What encrypts by default is known where all agree on that, whether or not they all block customer-provided keys. */
function mergeDefaults(all: readonly (DefaultEncryption | undefined)[]): DefaultEncryption | undefined {
  const agreed = agreedOn(all.map((each) => each && withoutBlocks(each)));
  const doAllBlock = all.every((each) => each?.blocksCustomerKeys === true);
  return agreed && { ...agreed, ...(doAllBlock && { blocksCustomerKeys: true }) };
}

/** What encrypts by default, without what is blocked besides. */
export function withoutBlocks({ blocksCustomerKeys: _, ...byDefault }: DefaultEncryption): DefaultEncryption {
  return byDefault;
}
