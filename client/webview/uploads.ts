import type { UploadAccess, UploadAccessRow, UploadWitness } from "../../server/src/protocol.ts";
import { renderCommand } from "./command.ts";
import { code, element } from "./element.ts";
import { icon } from "./icon.ts";
import type { Send } from "./send.ts";
import { statementButtons } from "./statementButtons.ts";
import { table } from "./table.ts";

/** The matrix of uploads. */
export function renderUploads({ summary, rightKeys, rows }: UploadAccess, send: Send): HTMLElement {
  const keys = rightKeys.flatMap((key) => [" ", code(key)]);
  return element(
    "section",
    {},
    element("p", { class: "summary" }, summary),
    element("p", {}, ...(keys.length === 0 ? ["The policy pins no key."] : ["The right key:", ...keys])),
    table(
      "uploads",
      "Which uploads get past this policy",
      ["Upload", "Verdict", "Why"],
      rows.map((row) => ({ key: row.row, head: headOf(row), cells: [[verdictOf(row)], whyOf(row, send)] })),
    ),
  );
}

function headOf({ row, title }: UploadAccessRow): readonly Node[] {
  return [element("span", { class: "title" }, title), element("span", { class: "id" }, row)];
}

function verdictOf({ verdict, isWanted }: UploadAccessRow): HTMLElement {
  const worth = isWanted === undefined ? "neutral" : isWanted ? "good" : "bad";
  const opposite = verdict === "open" ? "closed" : "open";
  const remark = isWanted === undefined ? "" : isWanted ? "as it should be" : `should be ${opposite}`;
  return element(
    "span",
    { class: `verdict ${worth}` },
    icon(verdict === "depends" ? "unsure" : verdict),
    element("span", { class: "word" }, verdict),
    ...(remark === "" ? [] : [element("span", { class: "remark" }, remark)]),
  );
}

function whyOf({ row, statements, reason, witness }: UploadAccessRow, send: Send): readonly Node[] {
  return [
    ...(statements.length === 0
      ? []
      : [element("span", { class: "label" }, "Closed by "), statementButtons(row, statements, send)]),
    ...(reason === "" ? [] : [element("p", {}, reason)]),
    ...(witness === undefined ? [] : [renderWitness(row, witness, send)]),
  ];
}

function renderWitness(row: string, { command, caller, conditions }: UploadWitness, send: Send): HTMLElement {
  return element(
    "div",
    { class: "witness" },
    renderCommand(row, command, send),
    element("p", {}, "Called by ", code(caller)),
    ...conditions.map((condition) => element("p", {}, "With ", code(condition))),
  );
}
