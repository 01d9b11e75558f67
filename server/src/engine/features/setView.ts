import type { Finding, RuleId } from "../lint/rule.ts";
import type { DocumentKind, Policy } from "../policy/policy.ts";
import type { SetFacts } from "../policy/surroundings.ts";
import { accessSummaryOf } from "../prove/access/summary.ts";
import type { DocumentSet } from "../set/documentSet.ts";
import type { Library } from "../set/library.ts";
import { factsOf } from "../set/surroundings.ts";
import { isReadable } from "./codeLens.ts";
import {
  disagreementsIn,
  type CheckedDocument,
  type Disagreement,
  type Disagreements,
} from "./disagreements.ts";
import { uploadMatrixOf, type UploadMatrix } from "./uploadMatrix.ts";

/** A set as people look at it. */
export interface SetView {
  readonly name: string;
  readonly isDeclared: boolean;
  readonly documents: readonly DocumentView[];
  /** Documents that may belong to it, too. */
  readonly ambiguities: readonly AmbiguityView[];
  readonly facts: SetFacts;
  /** Who administers and who uses the key, as its policy writes them. */
  readonly administrators: readonly string[];
  readonly users: readonly string[];
  /** What happens to uploads, the bucket's default encryption taken into account; undefined without a bucket policy. */
  readonly uploads: UploadMatrix | undefined;
  /** What two documents say differently, once for each two, and what a document says differently than is declared. */
  readonly disagreements: readonly Disagreement[];
}

export interface DocumentView {
  readonly uri: string;
  readonly kind: DocumentKind;
  readonly findings: readonly Finding[];
}

export interface AmbiguityView {
  readonly kind: DocumentKind;
  readonly candidates: readonly string[];
}

/** Looks at a set, given what checking each of its documents comes to. */
export function setViewOf(
  set: DocumentSet,
  library: Library,
  check: (uri: string) => Omit<CheckedDocument, "uri"> | undefined,
): SetView {
  const checked = set.documents.flatMap((uri) => {
    const found = check(uri);
    return found === undefined ? [] : { uri, ...found };
  });
  const policyOfKind = (kind: DocumentKind): Policy | undefined =>
    checked.map(({ policy }) => policy).find((policy) => policy.kind === kind && isReadable(policy));
  const bucket = policyOfKind("s3-bucket-policy");
  const documents = checked.map(({ uri, policy, findings }) => ({ uri, kind: policy.kind, findings }));
  const disagreements = disagreementsIn(checked, set);
  return {
    name: set.name,
    isDeclared: set.declared !== undefined,
    documents,
    ambiguities: set.ambiguities,
    facts: agreedFacts(
      factsOf(
        set,
        set.documents.flatMap((uri) => library.read(uri) ?? []),
      ),
      disagreements,
      set,
    ),
    ...partiesOf(policyOfKind("kms-key-policy")),
    uploads: bucket && uploadMatrixOf(bucket),
    disagreements: disagreements.shown,
  };
}

/** Without those on which documents disagree, unless they are declared. */
function agreedFacts(facts: SetFacts, { rules }: Disagreements, { declared }: DocumentSet): SetFacts {
  const isDisputed = (fact: keyof typeof disputes): boolean =>
    rules.has(disputes[fact]) && (fact === "partition" || declared?.[fact] === undefined);
  const disputed = (Object.keys(disputes) as (keyof typeof disputes)[]).filter(isDisputed);
  return { ...facts, ...Object.fromEntries(disputed.map((fact) => [fact, undefined])) };
}

/** The rule by which documents differ in a fact. */
const disputes = {
  keyArn: "arn/key-differs",
  bucket: "arn/bucket-differs",
  region: "arn/region-differs",
  account: "arn/account-differs",
  partition: "arn/partition-differs",
} as const satisfies Partial<Record<keyof SetFacts, RuleId>>;

function partiesOf(key: Policy | undefined): Pick<SetView, "administrators" | "users"> {
  const principals = key === undefined ? [] : accessSummaryOf(key).principals;
  return {
    administrators: principals.filter(({ administer }) => administer.length > 0).map(nameOf),
    users: principals.filter(({ use }) => use.length > 0).map(nameOf),
  };
}

function nameOf({ principal }: { readonly principal: string }): string {
  return principal;
}
