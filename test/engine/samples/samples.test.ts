import assert from "node:assert/strict";
import { analyze, type DocumentKind, type Finding } from "../../../server/src/engine/engine.ts";
import { goodDocuments } from "./goodDocuments.ts";
import { isJson } from "../../support/isJson.ts";

describe("right documents", () => {
  for (const { kind, situation, text } of goodDocuments)
    it(`have neither errors nor warnings: ${situation}`, () => {
      const analysis = analyze({ text, fileName: "document.json" });
      assert.equal(analysis?.kind, kind);
      assert.deepEqual(faultsIn(text, kind).map(titleOf), []);
    });
});

describe("right documents that are being typed into", () => {
  for (const { kind, situation, text } of goodDocuments)
    it(`have no faults but in the line that is typed: ${situation}`, () => {
      for (const { before, typed, behind } of halfTyped(text)) {
        const whole = before + typed + behind;
        const [start, end] = [before.length, before.length + typed.length];
        const elsewhere = faultsIn(whole, kind).filter((fault) => fault.start < start || fault.start > end);
        assert.deepEqual(elsewhere.map(titleOf), [], whole);
      }
    });
});

interface HalfTyped {
  readonly before: string;
  readonly typed: string;
  readonly behind: string;
}

/** What a person has typed of a new line before it is JSON. */
const beginnings = [
  '"',
  '""',
  '"Sid',
  "{",
  '"Condition": {',
  '"Action": [',
  '"Resource": "',
  '"Statement": [',
];

/** The text with such a line before each of its own, and with each of its own cut short. */
function halfTyped(text: string): readonly HalfTyped[] {
  const lines = text.split("\n");
  const texts = lines.flatMap((line, index) => {
    const before = lines.slice(0, index).join("\n");
    const behind = lines.slice(index).join("\n");
    const added = beginnings.map((typed) => ({ before: `${before}\n`, typed, behind: `\n${behind}` }));
    return [...added, { before: `${before}\n`, typed: line.slice(0, -3), behind: behind.slice(line.length) }];
  });
  return texts.filter(({ before, typed, behind }) => !isJson(before + typed + behind));
}

/** Errors and warnings, but for mistakes in the JSON. */
function faultsIn(text: string, kind: DocumentKind): readonly Finding[] {
  const { findings = [] } = analyze({ text, fileName: "document.json", kind }) ?? {};
  return findings.filter(
    ({ rule, severity }) => rule !== "policy/json-syntax" && (severity === "error" || severity === "warning"),
  );
}

function titleOf({ rule, message }: Finding): string {
  return `${rule}: ${message}`;
}
