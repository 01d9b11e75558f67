import type { RequestDescription, TestedRequest, TestedStatement } from "../../server/src/protocol.ts";
import type { ShownTest } from "../src/preview/messages.ts";
import { button, code, element } from "./element.ts";
import { icon, type IconName } from "./icon.ts";
import type { Send } from "./send.ts";
import { statementButton } from "./statementButtons.ts";
import { table } from "./table.ts";

/** A request that was tried, what became of it, and the way to try another. */
export function renderTest(test: ShownTest | undefined, send: Send): HTMLElement {
  const label = test === undefined ? "Test a Request…" : "Test Another Request…";
  return element(
    "section",
    {},
    // The keyboard is put here when a request was tried.
    element("h2", { id: "test-heading", tabindex: "-1", "data-key": "test-heading" }, "Test a request"),
    ...(test === undefined ? [] : [renderRequest(test.request)]),
    ...(test === undefined ? [] : renderResult(test.result, send)),
    button("test-request", { class: "action" }, label, () => {
      send({ type: "testRequest" });
    }),
  );
}

function renderRequest({ principal, action, resource, context }: RequestDescription): HTMLElement {
  const parts = [
    ["Principal", principal],
    ["Action", action],
    ["Resource", resource],
    ...Object.entries(context).map(([key, values]) => [key, values.join(", ")]),
  ];
  return element(
    "dl",
    { class: "request" },
    ...parts.flatMap(([term = "", value = ""]) => [element("dt", {}, term), element("dd", {}, code(value))]),
  );
}

const decisions: Readonly<Record<TestedRequest["decision"], readonly [IconName, string, string]>> = {
  allowed: ["open", "allowed", "Allowed."],
  denied: ["closed", "denied", "Denied."],
  notAllowed: ["closed", "notAllowed", "Not allowed."],
  depends: ["unsure", "depends", "It depends."],
};

function renderResult(result: TestedRequest | undefined, send: Send): readonly Node[] {
  if (result === undefined) return [element("p", {}, "It is tested once the text can be read.")];
  const [picture, name, word] = decisions[result.decision];
  return [
    element(
      "p",
      { class: "decision verdict neutral", "data-decision": name },
      icon(picture),
      element("span", { class: "word" }, word),
      element("span", {}, result.meaning),
    ),
    ...(result.reason === undefined ? [] : [element("p", {}, result.reason)]),
    table(
      "tested",
      "What each statement says to the request",
      ["Statement", "Effect", "Matches", "Because"],
      result.statements.map((outcome) => toRow(outcome, result, send)),
    ),
  ];
}

function toRow({ statement, matches, because }: TestedStatement, { by }: TestedRequest, send: Send) {
  const isDeciding = by.some(({ index }) => index === statement.index);
  return {
    key: String(statement.index),
    head: [
      statementButton("tested", statement, send),
      ...(isDeciding ? [element("span", { class: "remark" }, "decides")] : []),
    ],
    cells: [
      [statement.effect ?? "neither"],
      [element("span", { class: "verdict neutral" }, icon(matches), matches)],
      [because],
    ],
  };
}
