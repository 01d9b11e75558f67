import type { Setup, SetupNode } from "../../../server/src/protocol.ts";
import { button, element } from "../element.ts";
import { icon } from "../icon.ts";
import type { Actions } from "./actions.ts";
import { figure } from "./figure.ts";
import { nodesOf, press } from "./nodes.ts";

/** What the documents of a set come to together, open doors first. */
export async function renderSetup(setup: Setup | undefined, actions: Actions): Promise<readonly Node[]> {
  const choice = setup === undefined ? [] : renderChoices(setup, actions);
  if (setup === undefined || setup.nodes.length === 0)
    return [
      ...choice,
      element("p", {}, "Open a key policy or a bucket policy, and what they allow together is drawn here."),
    ];
  const { summary, mermaid, nodes } = setup;
  const drawn = await figure(
    {
      name: "setup",
      label: "Who may do what, by the documents",
      mermaid,
      prepare: (drawing) => {
        leadToText(drawing, nodes, actions);
      },
    },
    actions,
  );
  const inOrder = [
    ...nodes.filter(({ isOpenDoor }) => isOpenDoor),
    ...nodes.filter(({ isOpenDoor }) => !isOpenDoor),
  ];
  return [
    ...choice,
    element("p", { class: "summary" }, summary),
    element("p", { class: "none" }, "Press a part to go to where it is said."),
    drawn,
    element("h2", {}, "In words"),
    element("ul", { class: "plain nodes" }, ...inOrder.map((node) => renderNode(node, actions))),
  ];
}

/** Which documents are drawn, where there is more than one set of them. */
function renderChoices({ choices, chosen }: Setup, { keep }: Actions): readonly HTMLElement[] {
  if (choices.length < 2) return [];
  const select = element(
    "select",
    { "data-key": "set" },
    ...choices.map(({ id, name }) => element("option", { value: id }, name)),
  );
  select.value = chosen ?? "";
  select.addEventListener("change", () => {
    keep(() => ({ set: select.value }));
  });
  return [element("label", { class: "choice" }, "Documents of ", select)];
}

function leadToText(drawing: SVGSVGElement, nodes: readonly SetupNode[], { goTo }: Actions): void {
  const drawn = nodesOf(drawing);
  for (const { id, text, uri, range, isOpenDoor } of nodes)
    press(drawn.get(id), `${isOpenDoor ? "Open door. " : ""}${text}`, () => {
      goTo(uri, range);
    });
}

function renderNode({ id, title, text, uri, range, isOpenDoor }: SetupNode, { goTo }: Actions): HTMLElement {
  const link = button(`go-${id}`, { class: "link", title: "Go to where it is said" }, title, () => {
    goTo(uri, range);
  });
  const mark = element(
    "span",
    { class: "verdict bad" },
    icon("open"),
    element("span", { class: "word" }, "open door"),
  );
  return element(
    "li",
    { "data-node": id, class: isOpenDoor ? "door" : "" },
    ...(isOpenDoor ? [mark] : []),
    link,
    element("p", {}, text),
  );
}
