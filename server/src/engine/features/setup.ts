import { listOf } from "../lint/words.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { isReadable } from "./codeLens.ts";
import { keyTableOf, type KeyTableRow } from "./keyTable.ts";
import { uploadMatrixOf, type UploadMatrixRow } from "./uploadMatrix.ts";

/** A document that a setup is drawn from. */
export interface SetupDocument {
  readonly uri: string;
  readonly name: string;
  readonly policy: Policy;
}

/** Who and what there is, and which may do what. */
export interface Setup {
  readonly nodes: readonly SetupNode[];
  readonly edges: readonly SetupEdge[];
  /** One line: what was drawn, and how many doors are open. */
  readonly summary: string;
}

export interface SetupNode {
  /** Letters and digits, the same as long as the documents are the same. */
  readonly id: string;
  readonly kind: "principal" | "key" | "bucket" | "upload";
  readonly title: string;
  /** What there is to know of it, in a sentence. */
  readonly text: string;
  /** The document that says so. */
  readonly uri: string;
  /** The statement that says so, if it is one. */
  readonly statement?: Statement;
  /** Whether something gets through here that the policy means to stop. */
  readonly isOpenDoor: boolean;
}

export interface SetupEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/** More nodes than this at a key or a bucket are named in words only. */
const mostDrawn = 12;

/** What key policies and bucket policies come to together. Documents that are half typed are left out. */
export function setupOf(documents: readonly SetupDocument[]): Setup {
  const readable = documents.filter(({ policy }) => isReadable(policy));
  const keys = readable.filter(({ policy }) => policy.kind === "kms-key-policy");
  const buckets = readable.filter(({ policy }) => policy.kind === "s3-bucket-policy");
  const parts = [
    ...keys.map((document, index) => keyPart(document, `key${String(index)}`)),
    ...buckets.map((document, index) => bucketPart(document, `bucket${String(index)}`)),
  ];
  const nodes = parts.flatMap((part) => part.nodes);
  const joined = keys.length === 1 ? buckets.flatMap((bucket, index) => joinOf(bucket, index)) : [];
  return {
    nodes,
    edges: [...parts.flatMap((part) => part.edges), ...joined],
    summary: summaryOf(keys.length, buckets.length, nodes.filter(({ isOpenDoor }) => isOpenDoor).length),
  };
}

type Part = Pick<Setup, "nodes" | "edges">;

function keyPart({ uri, name, policy }: SetupDocument, id: string): Part {
  const { rows, summary } = keyTableOf(policy);
  const given = rows.filter((row) => labelOf(row) !== "");
  const key: SetupNode = { id, kind: "key", title: `Key: ${name}`, text: summary, uri, isOpenDoor: false };
  const principals = given.slice(0, mostDrawn).map((row, index): SetupNode => {
    const [statement] = row.statements;
    return {
      id: `${id}principal${String(index)}`,
      kind: "principal",
      title: row.title,
      text: sentenceOf(row),
      uri,
      ...(statement && { statement }),
      isOpenDoor: row.isBoth,
    };
  });
  const edges = principals.map(({ id: from }, index) => {
    const row = given[index];
    return { from, to: id, label: row === undefined ? "" : labelOf(row) };
  });
  return { nodes: [key, ...principals, ...restOf(id, "key", uri, given.length)], edges };
}

/** What a principal may do with the key, in a few words; empty for nothing. */
function labelOf({ administer, use, grant, changePolicy, remark }: KeyTableRow): string {
  const words = [
    ...(administer.length > 0 || changePolicy ? ["administers"] : []),
    ...(use.length > 0 ? ["uses"] : []),
    ...(grant.length > 0 ? ["grants"] : []),
  ];
  if (words.length === 0) return "";
  return remark.startsWith("what its IAM") ? "delegates by IAM" : listOf(words);
}

function sentenceOf(row: KeyTableRow): string {
  const also = row.isBoth ? " One principal both administers and uses the key." : "";
  const conditions = row.conditions.length > 0 ? ` Only if ${row.conditions.join("; ")}.` : "";
  return `${row.title} ${labelOf(row)}${row.remark === "" ? "" : ` (${row.remark})`}.${also}${conditions}`;
}

function bucketPart({ uri, name, policy }: SetupDocument, id: string): Part {
  const { rows, summary } = uploadMatrixOf(policy);
  const bucket: SetupNode = {
    id,
    kind: "bucket",
    title: `Bucket: ${name}`,
    text: `${summary}.`,
    uri,
    isOpenDoor: false,
  };
  const through = rows.filter(({ verdict, isWanted }) => verdict === "open" && isWanted !== false);
  const doors = rows.filter(({ verdict, isWanted }) => verdict === "open" && isWanted === false);
  const shown = [...doors, ...through].slice(0, mostDrawn);
  const uploads = shown.map((row, index) => toUpload(row, `${id}upload${String(index)}`, uri, policy));
  const edges = uploads.map((node) => ({
    from: node.id,
    to: id,
    label: node.isOpenDoor ? "open door" : "gets through",
  }));
  return { nodes: [bucket, ...uploads], edges };
}

function toUpload(row: UploadMatrixRow, id: string, uri: string, { statements }: Policy): SetupNode {
  // No statement stops an open door; the first Deny is where the one that is missing would stand.
  const statement = row.statements[0] ?? statements.find(({ effect }) => effect === "Deny");
  return {
    id,
    kind: "upload",
    title: row.title,
    text: `${row.title}: open. ${row.reason}`.trim(),
    uri,
    ...(statement && { statement }),
    isOpenDoor: row.isWanted === false,
  };
}

function restOf(id: string, kind: "key", uri: string, count: number): readonly SetupNode[] {
  if (count <= mostDrawn) return [];
  const title = `${String(count - mostDrawn)} more principals`;
  return [{ id: `${id}rest`, kind, title, text: `${title} are not drawn.`, uri, isOpenDoor: false }];
}

/** A single key policy is taken for that of the key that the bucket policies pin: a key policy does not name its key. */
function joinOf({ policy }: SetupDocument, index: number): readonly SetupEdge[] {
  const pins = uploadMatrixOf(policy).rightKeys.length === 1;
  return pins ? [{ from: `bucket${String(index)}`, to: "key0", label: "uploads must use" }] : [];
}

function summaryOf(keys: number, buckets: number, doors: number): string {
  if (keys + buckets === 0) return "There is no key policy or bucket policy to draw.";
  const count = (number: number, noun: string): string =>
    `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
  return `${count(keys, "key")} · ${count(buckets, "bucket")} · ${doors === 0 ? "no open door" : count(doors, "open door")}`;
}
