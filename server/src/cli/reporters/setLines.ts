import type { SetView } from "../../engine/features/setView.ts";
import { listOf } from "../../engine/lint/words.ts";
import { Lines } from "../positions.ts";
import type { TextOf } from "./reporter.ts";
import { printable } from "./printable.ts";
import type { Painter } from "./style.ts";
import { table } from "./table.ts";

/** Sets for people. */
export function setLines(views: readonly SetView[], textOf: TextOf, paint: Painter): readonly string[] {
  if (views.length === 0) return ["No documents here belong together, as far as Latchkey can see."];
  return views.flatMap((view, index) => [...(index > 0 ? [""] : []), ...linesOf(view, textOf, paint)]);
}

function linesOf(view: SetView, textOf: TextOf, paint: Painter): readonly string[] {
  const documents = view.documents.map(({ uri, kind }) => [
    { text: `  ${uri}` },
    { text: kind, style: "gray" as const },
  ]);
  return [
    paint("bold", printable(view.name)) + (view.isDeclared ? paint("gray", " (declared)") : ""),
    ...table(documents, paint),
    ...view.ambiguities.map(({ kind, candidates }) =>
      paint("yellow", `  ? ${kind}: ${printable(candidatesOf(candidates))} may belong here`),
    ),
    ...table(
      factsOf(view).map(([name, value]) => [{ text: `  ${name}`, style: "gray" as const }, { text: value }]),
      paint,
    ),
    ...uploadLines(view, paint),
    ...disagreementLines(view, textOf, paint),
  ];
}

/** One by itself is a candidate where it may belong to another set as well. */
function candidatesOf(candidates: readonly string[]): string {
  return candidates.length === 1 ? listOf(candidates) : `any of ${listOf(candidates)}`;
}

function factsOf({ facts, administrators, users }: SetView): readonly (readonly [string, string])[] {
  const { bucket, keyArn, region, account, defaultEncryption } = facts;
  const byDefault =
    defaultEncryption && [defaultEncryption.algorithm, defaultEncryption.keyId ?? ""].join(" ");
  const entries: readonly (readonly [string, string | undefined])[] = [
    ["bucket", bucket],
    ["key", keyArn],
    ["Region", region],
    ["account", account],
    ["default encryption", byDefault?.trim()],
    ["administrators", administrators.join(", ")],
    ["users", users.join(", ")],
  ];
  return entries.flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, value]]));
}

function uploadLines({ uploads }: SetView, paint: Painter): readonly string[] {
  if (uploads === undefined) return [];
  const unwanted = uploads.rows.filter(({ isWanted }) => isWanted === false);
  return [
    `  ${uploads.summary}`,
    ...unwanted.map(({ title, verdict }) => paint("red", `  ! ${title}: ${verdict}`)),
  ];
}

function disagreementLines({ disagreements }: SetView, textOf: TextOf, paint: Painter): readonly string[] {
  const place = (file: string, start: number): string => {
    const position = new Lines(textOf(file)).rangeOf({ start, end: start }).start;
    return `${printable(file)}:${String(position.line + 1)}:${String(position.character + 1)}`;
  };
  return disagreements.flatMap(({ uri, finding: { rule, message, start, related } }) => [
    `  ${paint("yellow", "≠")} ${printable(message)} ${paint("gray", rule)}`,
    `    ${[place(uri, start), ...related.map((one) => place(one.uri ?? uri, one.at.start))].join(" and ")}`,
  ]);
}
