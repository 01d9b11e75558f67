import { isAccountId } from "../../policy/arn.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Node, NumberNode, Span, StringNode } from "../../tree/node.ts";
import { stringOffsetsOf } from "../../tree/stringOffsets.ts";
import { partsOf } from "./parts.ts";
import { placeholdersOf } from "./placeholders.ts";
import { isSameSubject, type KeyPieces, type Part, type Subject } from "./subject.ts";

/** A place of a document that names something. Spans are the text's, without quotes. */
export interface Occurrence extends Span {
  readonly subject: Subject;
  readonly node: StringNode | NumberNode;
  /** Of a key's ARN: what changes with its name. */
  readonly pieces?: KeyPieces;
}

/** Everything that a document names, in the order of the text; what lies in something else comes after it. */
export function occurrencesIn(policy: Policy): readonly Occurrence[] {
  return policy.once(findOccurrences);
}

/** Where a document names one thing. */
export function occurrencesOf(policy: Policy, subject: Subject): readonly Occurrence[] {
  return occurrencesIn(policy).filter((occurrence) => isSameSubject(occurrence.subject, subject));
}

/** The smallest thing that is named at an offset. Between two neighbours, the one that begins there. */
export function occurrenceAt(policy: Policy, offset: number): Occurrence | undefined {
  const touched = occurrencesIn(policy).filter(({ start, end }) => start <= offset && offset <= end);
  const reached = touched.filter(({ end }) => offset < end);
  return [...(reached.length > 0 ? reached : touched)].sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** As `occurrenceAt`; elsewhere in a value, what the value as a whole is about: the bucket of `arn:aws:s3:::example/*`. */
export function occurrenceAround(policy: Policy, offset: number): Occurrence | undefined {
  const found = occurrenceAt(policy, offset);
  if (found !== undefined) return found;
  const { text } = policy.tree;
  return occurrencesIn(policy).find(
    ({ subject, node }) =>
      isAbout(subject) && text.charAt(node.start) === '"' && node.start <= offset && offset <= node.end,
  );
}

function isAbout({ kind }: Subject): boolean {
  return kind === "bucket" || kind === "key" || kind === "role" || kind === "user";
}

function findOccurrences({ tree: { text }, root }: Policy): readonly Occurrence[] {
  const found: Occurrence[] = [];
  const open: Value[] = root === undefined ? [] : [{ node: root, member: "" }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, member } = next;
    if (node.kind === "string") found.push(...occurrencesInString(text, node, member));
    else if (node.kind === "number") found.push(...occurrencesInNumber(text, node));
    else open.push(...valuesIn(next));
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A value and the name that it, or the list that it is in, stands under. */
interface Value {
  readonly node: Node;
  readonly member: string;
}

function valuesIn({ node, member }: Value): readonly Value[] {
  if (node.kind === "array") return node.items.map((item) => ({ node: item, member }));
  if (node.kind !== "object") return [];
  return node.properties.flatMap(({ name, value }) =>
    value === undefined || NAMELESS.has(name.value) ? [] : [{ node: value, member: name.value }],
  );
}

/** What stands under these is the document's own. */
const NAMELESS: ReadonlySet<string> = new Set(["Version", "Id", "Sid", "Effect"]);

function occurrencesInString(text: string, node: StringNode, member: string): readonly Occurrence[] {
  const parts = [...partsOf(node.value, member), ...placeholdersOf(node.value, member)];
  const offsets = parts.length === 0 ? undefined : stringOffsetsOf(text, node);
  if (offsets === undefined) return [];
  const place = ({ start, end }: Span): Span => ({ start: offsets[start] ?? 0, end: offsets[end] ?? 0 });
  return parts.map((part) => ({ ...place(part), subject: part.subject, node, ...placePieces(part, place) }));
}

function placePieces({ pieces }: Part, place: (span: Span) => Span): { readonly pieces?: KeyPieces } {
  if (pieces === undefined) return {};
  return { pieces: { region: place(pieces.region), account: place(pieces.account), id: place(pieces.id) } };
}

/** Conditions take an account's id without quotes, too. */
function occurrencesInNumber(text: string, node: NumberNode): readonly Occurrence[] {
  const { start, end } = node;
  const name = text.slice(start, end);
  return isAccountId(name) ? [{ start, end, subject: { kind: "account", name }, node }] : [];
}
