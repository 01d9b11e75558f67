import { announce } from "./announce.ts";
import type { Content, PageMessage, PageState } from "../src/preview/messages.ts";
import { renderComparison } from "./comparison.ts";
import { copyText } from "./copyText.ts";
import { element } from "./element.ts";
import { handsOff } from "./handsOff.ts";
import { renderKeyTable } from "./keyTable.ts";
import { keepPlace } from "./keepPlace.ts";
import type { Send } from "./send.ts";
import { renderTest } from "./test.ts";
import { renderUploads } from "./uploads.ts";

/** What VS Code gives to the script of a panel. */
declare function acquireVsCodeApi(): {
  postMessage(message: PageMessage): void;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const main = document.querySelector("main") ?? document.body;

let shown: Content | undefined;
/** What came last, shown or not. */
let latest: Content | undefined;

const send: Send = (message) => {
  if (message.type === "copy") void copy(message.text);
  else vscode.postMessage(message);
};

window.addEventListener("message", ({ data }: MessageEvent<Content>) => {
  latest = data;
  void handsOff().then(() => {
    if (data === latest && JSON.stringify(data) !== JSON.stringify(shown)) show(data);
  });
});
send({ type: "ready" });

function show(content: Content): void {
  const { uri, test, comparison } = content;
  vscode.setState({
    uri,
    ...(test && { request: test.request }),
    ...(comparison && { older: comparison.older }),
  });
  keepPlace(main, () => {
    main.replaceChildren(...sectionsOf(content));
  });
  const summary = summaryOf(content);
  // What the page shows first is read from the top; later only what is different is told.
  if (shown !== undefined && summary !== summaryOf(shown)) announce(summary);
  if (isNew(test, shown?.test)) lookAt("#test-heading");
  if (isNew(comparison, shown?.comparison)) lookAt("#comparison-heading");
  shown = content;
}

/** Whether the person has just asked for it: what a restored page shows again has the serial 0. */
function isNew(answer: { serial: number } | undefined, last: { serial: number } | undefined): boolean {
  return answer !== undefined && answer.serial > 0 && answer.serial !== last?.serial;
}

function lookAt(selector: string): void {
  const heading = document.querySelector<HTMLElement>(selector);
  heading?.focus();
  heading?.scrollIntoView({ block: "start" });
}

function sectionsOf(content: Content): readonly Node[] {
  const { name, access, test, comparison } = content;
  const notice = noticeOf(content);
  const head = [
    element("h1", {}, `What ${name} lets through`),
    ...(notice === undefined ? [] : [element("p", { class: "notice" }, notice)]),
  ];
  if (access?.kind !== "uploads" && access?.kind !== "key") return head;
  return [
    ...head,
    access.kind === "uploads" ? renderUploads(access, send) : renderKeyTable(access, send),
    renderTest(test, send),
    renderComparison(comparison, send),
  ];
}

function noticeOf({ name, access, isStale }: Content): string | undefined {
  if (isStale) return "The text has syntax errors or a member twice. This is how it stood before them.";
  if (access === undefined) return "Latchkey's server gives no answer. Its output says why.";
  if (access.kind === "syntaxErrors")
    return "The text has syntax errors or a member twice. Access shows once that is mended.";
  if (access.kind === "none") return `${name} is neither a KMS key policy nor an S3 bucket policy.`;
  return undefined;
}

/** Everything that somebody who does not see the page has to be told of a change. */
function summaryOf(content: Content): string {
  const { access, test, comparison } = content;
  const compared = comparison?.result?.kind === "changes" ? comparison.result.summary : "";
  const tested = test?.result && `The tested request: ${test.result.meaning}`;
  const summary = access !== undefined && "summary" in access ? access.summary : "";
  return [noticeOf(content), summary, tested, compared]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

async function copy(text: string): Promise<void> {
  await copyText(text, () => {
    vscode.postMessage({ type: "copy", text });
  });
  announce("Copied.");
}
