import type { KeyAccess, KeyAccessRow } from "../../server/src/protocol.ts";
import { breakable, element } from "./element.ts";
import { icon } from "./icon.ts";
import type { Send } from "./send.ts";
import { statementButtons } from "./statementButtons.ts";
import { table } from "./table.ts";

/** Who may do what with a key. */
export function renderKeyTable(access: KeyAccess, send: Send): HTMLElement {
  const { summary, remarks, rows } = access;
  return element(
    "section",
    {},
    element("p", { class: "summary" }, summary),
    separationOf(access),
    ...remarks.map((remark) => element("p", {}, remark)),
    table(
      "key",
      "Who may do what with the key, by this policy alone",
      ["Principal", "Administer", "Use", "Grant", "Change policy", "Given by"],
      rows.map((row) => ({ key: row.principal, head: headOf(row), cells: cellsOf(row, send) })),
    ),
  );
}

function separationOf({ separation, rows }: KeyAccess): HTMLElement {
  const names = rows.filter(({ isBoth }) => isBoth).map(({ title }) => title);
  const [worth, picture, text] =
    separation === "holds"
      ? (["good", "yes", "Separation holds: nobody both administers and uses the key."] as const)
      : ([
          "bad",
          "no",
          `Separation is broken: ${names.join(", ")} both administers and uses the key.`,
        ] as const);
  return element("p", { class: `verdict ${worth}` }, icon(picture), element("span", { class: "word" }, text));
}

function headOf({ principal, title, remark, isBoth }: KeyAccessRow): readonly Node[] {
  return [
    element("span", { class: "title" }, title),
    ...(title === principal ? [] : [element("span", { class: "id" }, ...breakable(principal))]),
    ...(remark === "" ? [] : [element("span", { class: "remark" }, remark)]),
    ...(isBoth ? [element("span", { class: "verdict bad" }, icon("no"), "administers and uses")] : []),
  ];
}

function cellsOf(row: KeyAccessRow, send: Send): readonly (readonly (Node | string)[])[] {
  const { principal, administer, use, grant, changePolicy, conditions, statements } = row;
  return [
    [actionsOf(`administer-${principal}`, administer)],
    [actionsOf(`use-${principal}`, use)],
    [actionsOf(`grant-${principal}`, grant)],
    [changePolicy ? yes() : none("no")],
    [
      statementButtons(principal, statements, send),
      ...(conditions.length === 0 ? [] : [element("span", { class: "label" }, "if "), listOf(conditions)]),
    ],
  ];
}

/** As many actions as fit a cell; more of them are folded away. */
const MOST_SHOWN = 3;

function actionsOf(key: string, actions: readonly string[]): Node {
  if (actions.length === 0) return none();
  if (actions.length <= MOST_SHOWN) return listOf(actions);
  const head = element("summary", { "data-key": `summary-${key}` }, `${String(actions.length)} actions`);
  return element("details", { "data-key": key }, head, listOf(actions));
}

function listOf(texts: readonly string[]): HTMLElement {
  return element("ul", { class: "plain" }, ...texts.map((text) => element("li", {}, text)));
}

function yes(): HTMLElement {
  return element("span", { class: "verdict neutral" }, icon("yes"), "yes");
}

function none(word = "none"): HTMLElement {
  return element("span", { class: "none" }, word);
}
