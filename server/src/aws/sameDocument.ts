import type { DocumentKind } from "../engine/policy/documentKinds.ts";
import { readEncryption } from "./encryption.ts";

/** Whether two texts say the same to AWS, which orders and spells some of it in its own way. */
export function sameDocument(
  kind: DocumentKind,
  one: string | undefined,
  other: string | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  try {
    return contentOf(kind, one) === contentOf(kind, other);
  } catch {
    return one === other;
  }
}

function contentOf(kind: DocumentKind, text: string): string {
  if (kind === "s3-bucket-encryption") return JSON.stringify(normal(withDefaults(text)));
  return JSON.stringify(normal(JSON.parse(text)));
}

/** What S3 fills in where a document says nothing. */
function withDefaults(text: string): unknown {
  return (readEncryption(text).Rules ?? []).map((rule) => ({
    BucketKeyEnabled: false,
    ...rule,
    BlockedEncryptionTypes: (rule.BlockedEncryptionTypes?.EncryptionType ?? []).filter(
      (type) => type !== "NONE",
    ),
  }));
}

/** Members in order; a list of texts in order and each once, a single one as the text itself. Statements keep theirs. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) return normalList(value.map(normal));
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, member]): readonly [string, unknown] => [name, normal(member)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

function normalList(items: readonly unknown[]): unknown {
  if (items.length === 0) return [];
  const list = items.every((item) => typeof item === "string") ? [...new Set(items)].sort() : items;
  return list.length === 1 ? list[0] : list;
}
