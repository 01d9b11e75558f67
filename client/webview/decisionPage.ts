import { announce } from "./announce.ts";
import {
  turned,
  type DecisionContent,
  type DecisionMessage,
  type DecisionState,
} from "../src/decision/messages.ts";
import { copyText } from "./copyText.ts";
import { allowStyleSheets } from "./decision/diagram.ts";
import type { Actions } from "./decision/actions.ts";
import { renderTab } from "./decision/renderTab.ts";
import { renderTabs } from "./decision/tabs.ts";
import { element } from "./element.ts";
import { handsOff } from "./handsOff.ts";
import { keepPlace } from "./keepPlace.ts";

/** What VS Code gives to the script of a panel. */
declare function acquireVsCodeApi(): {
  postMessage(message: DecisionMessage): void;
  setState(state: object): void;
};

const vscode = acquireVsCodeApi();
const main = document.querySelector("main") ?? document.body;

let shown: DecisionContent | undefined;
let latest = 0;
/** What was drawn last, or is being drawn. */
let asked: string | undefined;
let told: string | undefined;

const actions: Actions = {
  keep: (change) => {
    if (shown === undefined) return;
    const state: DecisionState = { ...shown.state, ...change(shown.state) };
    vscode.postMessage({ type: "keep", state });
    if (state.tab === shown.state.tab) shown = { ...shown, state };
    else void draw({ ...shown, state });
  },
  goTo: (uri, range) => {
    vscode.postMessage({ type: "goTo", uri, range });
  },
  save: (file) => {
    vscode.postMessage({ type: "save", file });
  },
  generate: () => {
    vscode.postMessage({ type: "generate" });
  },
  copy: (text) => {
    void copyText(text, () => {
      vscode.postMessage({ type: "copy", text });
    }).then(() => {
      announce("Copied.");
    });
  },
  redraw: () => void (shown && draw(shown)),
};

allowStyleSheets();
window.addEventListener("message", ({ data: { turnTo, ...data } }: MessageEvent<DecisionContent>) => {
  // What the person did since the extension was told is newer than what it says.
  const state = shown?.state ?? data.state;
  const content = { ...data, state: turnTo === undefined ? state : turned(state, turnTo) };
  if (JSON.stringify(content) !== asked) void draw(content);
});
// A theme shows in the classes of the body, which VS Code changes last.
new MutationObserver(actions.redraw).observe(document.body, { attributeFilter: ["class"] });
vscode.setState({});
vscode.postMessage({ type: "ready" });

/** Draws the page anew, in one step: the diagrams are made before anything is taken away. */
async function draw(content: DecisionContent): Promise<void> {
  const serial = ++latest;
  shown = content;
  asked = JSON.stringify(content);
  const { tab } = content.state;
  const panel = await renderTab(content, actions);
  await handsOff();
  // What a later change overtook is not shown any more.
  if (serial !== latest) return;
  keepPlace(main, () => {
    main.replaceChildren(element("h1", {}, "Which key does a bucket need?"), renderTabs(tab, actions), panel);
  });
  const news = newsOf(content);
  if (told !== undefined && told !== news) announce(news);
  told = news;
}

/** What somebody who does not see the page has to be told of a change. */
function newsOf({ decision, setup, state }: DecisionContent): string {
  if (state.tab === "setup") return setup?.summary ?? "";
  const outcome = decision?.outcome;
  return outcome === undefined
    ? "Not decided yet."
    : `Outcome: ${outcome.title}. ${decision?.reasons.at(-1) ?? ""}`;
}
