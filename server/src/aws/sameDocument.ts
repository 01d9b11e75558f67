import type { DocumentKind } from "../engine/policy/documentKinds.ts";
import { readEncryption } from "./encryption.ts";

/**
 * Whether AWS has what a document says: AWS orders and spells some of it in its own way, and fills in what a document
 * leaves open.
 */
export function sameDocument(
  kind: DocumentKind,
  wanted: string | undefined,
  found: string | undefined,
): boolean {
  if (wanted === undefined || found === undefined) return wanted === found;
  try {
    if (kind === "s3-bucket-encryption") return sameEncryption(readEncryption(wanted), readEncryption(found));
    return isEqual(JSON.parse(wanted), JSON.parse(found));
  } catch {
    return wanted === found;
  }
}

type Configuration = ReturnType<typeof readEncryption>;

function sameEncryption(
  { Rules: wanted = [] }: Configuration,
  { Rules: found = [] }: Configuration,
): boolean {
  const contentOf = ({ BlockedEncryptionTypes: blocked, ...rule }: Rule, isAsked: boolean): object => ({
    BucketKeyEnabled: false,
    ...rule,
    blocked: isAsked ? (blocked?.EncryptionType ?? []).filter((type) => type !== "NONE") : [],
  });
  const isSame = (rule: Rule, index: number): boolean => {
    const isAsked = rule.BlockedEncryptionTypes !== undefined;
    return isEqual(contentOf(rule, isAsked), contentOf(found[index] ?? {}, isAsked));
  };
  return wanted.length === found.length && wanted.every(isSame);
}

type Rule = NonNullable<Configuration["Rules"]>[number];

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(normal(one)) === JSON.stringify(normal(other));
}

/** Members in order; a list of texts in order and each once, a single one as the text itself. Statements keep theirs. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return normalList(value.map(normal));
  // AWS gives back as a text what was sent as a number or as true or false.
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([name, member]): readonly [string, unknown] => [name, normalMember(name, member)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function normalMember(name: string, value: unknown): unknown {
  if (name === "AWS") return normal(Array.isArray(value) ? value.map(accountAsId) : accountAsId(value));
  const isAnybody = (name === "Principal" || name === "NotPrincipal") && value === "*";
  return normal(isAnybody ? { AWS: "*" } : value);
}

/** AWS may give back the ARN of an account where its id was sent. */
function accountAsId(principal: unknown): unknown {
  return typeof principal === "string"
    ? principal.replace(/^arn:[\w-]+:iam::(\d{12}):root$/, "$1")
    : principal;
}

function normalList(items: readonly unknown[]): unknown {
  if (items.length === 0) return [];
  const list = items.every((item) => typeof item === "string") ? [...new Set(items)].sort() : items;
  return list.length === 1 ? list[0] : list;
}
