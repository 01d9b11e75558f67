import assert from "node:assert/strict";
import { analyze, type DocumentKind, type Finding } from "../../../server/src/engine/engine.ts";
import { goodDocuments } from "./goodDocuments.ts";

/** What only a Deny takes back that is not whole: it holds until then. */
const untilDenied: readonly string[] = ["kms/public-use", "kms/administrator-can-decrypt"];

describe("right policies in which a statement is being written", () => {
  for (const { kind, situation, text } of goodDocuments)
    if (kind !== "s3-bucket-encryption")
      it(`have no faults but in that statement: ${situation}`, () => {
        for (const { before, half, behind } of halfWritten(text)) {
          const whole = before + half + behind;
          const faults: readonly Finding[] = faultsIn(whole, kind).filter(
            ({ rule, start, end }) =>
              (start < before.length || end > before.length + half.length) && !untilDenied.includes(rule),
          );
          assert.deepEqual(
            faults.map(({ rule, message }) => `${rule}: ${message}`),
            [],
            whole,
          );
        }
      });
});

function faultsIn(text: string, kind: DocumentKind): readonly Finding[] {
  const { findings = [] } = analyze({ text, fileName: "document.json", kind }) ?? {};
  return findings.filter(({ severity }) => severity === "error" || severity === "warning");
}

interface HalfWritten {
  readonly before: string;
  /** What there is of the statement. */
  readonly half: string;
  readonly behind: string;
}

/** The document with each of its statements cut short in turn. */
function halfWritten(text: string): readonly HalfWritten[] {
  const { Statement, ...others } = JSON.parse(text) as { readonly Statement: object | readonly object[] };
  const statements = [Statement].flat() as readonly object[];
  const written = statements.map((each) => JSON.stringify(each));
  const start = JSON.stringify({ ...others, Statement: [] }).slice(0, -2);
  return statements.flatMap((statement, index) => {
    const before =
      start +
      written
        .slice(0, index)
        .map((each) => `${each},`)
        .join("");
    const behind = written
      .slice(index + 1)
      .map((each) => `,${each}`)
      .join("");
    return beginningsOf(statement).map((half) => ({ before, half, behind: `${behind}]}` }));
  });
}

/** A statement as far as it has been written: nothing at all, or members of which the last is empty. */
function beginningsOf(statement: object): readonly string[] {
  const members = Object.entries(statement).filter(([name]) => name !== "Sid" && name !== "Condition");
  const begun = members.map(([name, value], index) =>
    Object.fromEntries([...members.slice(0, index), [name, emptied(value)]]),
  );
  return [{}, ...begun].map((each) => JSON.stringify(each));
}

function emptied(value: unknown): unknown {
  if (typeof value === "string") return "";
  return Array.isArray(value) ? [] : {};
}
