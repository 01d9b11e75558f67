import type { AccessChange, AccessComparison, TestedRequest } from "../../server/src/protocol.ts";
import type { ShownComparison } from "../src/preview/messages.ts";
import { breakable, button, code, element } from "./element.ts";
import { icon, type IconName } from "./icon.ts";
import type { Send } from "./send.ts";
import { statementButtons } from "./statementButtons.ts";
import { table } from "./table.ts";
import { renderCommand } from "./command.ts";

/** What the document decides differently from an older text, and the way to choose one. */
export function renderComparison(comparison: ShownComparison | undefined, send: Send): HTMLElement {
  return element(
    "section",
    {},
    element(
      "h2",
      { id: "comparison-heading", tabindex: "-1", "data-key": "comparison-heading" },
      comparison === undefined ? "What changed" : `What changed since ${comparison.older.title}`,
    ),
    ...(comparison === undefined ? [] : renderResult(comparison, send)),
    button("compare", { class: "action" }, "Compare With…", () => {
      send({ type: "compare" });
    }),
  );
}

function renderResult({ result }: ShownComparison, send: Send): readonly Node[] {
  if (result === undefined)
    return [element("p", {}, "Latchkey's server gives no answer. Its output says why.")];
  if (result.kind === "unreadable")
    return [element("p", {}, "One of the two cannot be read as a policy of this kind.")];
  return renderChanges(result, send);
}

function renderChanges(comparison: AccessComparison, send: Send): readonly Node[] {
  const { summary, newlyAllowed, newlyStopped, undecided } = comparison;
  return [
    element("p", { class: "summary" }, summary),
    ...changesTable("allowed", "Newly let through", newlyAllowed, send),
    ...changesTable("stopped", "Newly stopped", newlyStopped, send),
    ...(undecided.length === 0 ? [] : [element("p", {}, "Undecided:")]),
    ...undecided.map((sentence) => element("p", {}, sentence)),
  ];
}

function changesTable(
  name: string,
  caption: string,
  changes: readonly AccessChange[],
  send: Send,
): readonly Node[] {
  if (changes.length === 0) return [];
  const columns = ["Request", "Decision", "Such as"];
  const rows = changes.map((change, index) => {
    const key = `${name}-${String(index)}`;
    return { key, head: headOf(change), cells: cellsOf(key, change, send) };
  });
  return [table(`changes ${name}`, caption, columns, rows)];
}

function headOf({ title, remark, principal }: AccessChange): readonly Node[] {
  return [
    element("span", { class: "title" }, title),
    ...(remark === "" ? [] : [element("span", { class: "remark" }, remark)]),
    ...(principal === undefined ? [] : [element("span", { class: "id" }, ...breakable(principal))]),
  ];
}

function cellsOf(key: string, change: AccessChange, send: Send): readonly (readonly Node[])[] {
  const { before, after, statements, statementsBefore, example } = change;
  const older = element("span", { class: "remark" }, statementsBefore.join(", "));
  return [
    [
      element("div", {}, element("span", { class: "label" }, "Before"), decision(before), older),
      element("div", {}, element("span", { class: "label" }, "Now"), decision(after)),
      statementButtons(key, statements, send),
    ],
    [renderExample(key, example, send)],
  ];
}

const words: Readonly<Record<TestedRequest["decision"], readonly [IconName, string]>> = {
  allowed: ["open", "allowed"],
  denied: ["closed", "denied"],
  notAllowed: ["unsure", "left to others"],
  depends: ["unsure", "depends"],
};

function decision(name: TestedRequest["decision"]): HTMLElement {
  const [picture, word] = words[name];
  return element(
    "span",
    { class: "verdict neutral" },
    icon(picture),
    element("span", { class: "word" }, word),
  );
}

function renderExample(key: string, example: AccessChange["example"], send: Send): HTMLElement {
  const { command, caller, action, resource, conditions } = example;
  return element(
    "div",
    { class: "witness" },
    ...(command === undefined
      ? [element("p", {}, code(action), " on ", code(resource))]
      : [renderCommand(key, command, send)]),
    element("p", {}, "Called by ", code(caller)),
    ...conditions.map((condition) => element("p", {}, "With ", code(condition))),
  );
}
