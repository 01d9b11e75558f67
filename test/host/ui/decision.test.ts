import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ConsoleMessage } from "playwright-core";
import { decideKey, titleOfChoice } from "../../../server/src/engine/decision/decide.ts";
import { flowchartOf } from "../../../server/src/engine/decision/flowchart.ts";
import {
  decisionQuestions,
  type DecisionAnswer,
  type DecisionAnswers,
} from "../../../server/src/engine/decision/questions.ts";
import { DecisionPage } from "../decisionPage.ts";
import type { Driver } from "../driver.ts";
import { useWorkbench } from "./session.ts";

const command = "Latchkey: Preview Key Decision Flowchart";
const bucketPolicy = "bucket-policy.json";
const denyOfOtherKeys = /,\s*\{\s*"Sid": "UploadsMustUseTheRecordsKey"[^]*?\n {4}\}/;

/** All ways to answer all questions. */
const combinations = Array.from({ length: 2 ** decisionQuestions.length }, (_, number) => {
  const answer = (bit: number): DecisionAnswer => ((number >> bit) % 2 === 1 ? "yes" : "no");
  return decisionQuestions.map(({ id, title }, bit) => ({ id, title, answer: answer(bit) }));
});
type Combination = (typeof combinations)[number];

describe("a person who wants to know which key a bucket needs", function () {
  this.timeout(240_000);

  const workbench = useWorkbench();
  const complaints: string[] = [];
  const strangers: string[] = [];
  let page: DecisionPage;

  before(async () => {
    const driver = workbench();
    page = new DecisionPage(driver.page);
    driver.page.on("console", (message) => {
      if (message.type() === "error" && isOfThePage(message)) complaints.push(message.text());
    });
    driver.page.on("pageerror", ({ message }) => complaints.push(message));
    driver.page.on("request", (request) => {
      if (!isLocal(request.url())) strangers.push(request.url());
    });
    await driver.runCommand(command);
    await page.drawings().first().waitFor();
  });

  async function startOver(): Promise<void> {
    await page.button("Start Over").click();
    await page.outcome("").getByText("Question 1 of 4").waitFor();
  }

  async function shows(combination: Combination): Promise<void> {
    const answers: DecisionAnswers = Object.fromEntries(combination.map(({ id, answer }) => [id, answer]));
    const { outcome = "aws-managed-key", reasons, path } = decideKey(answers);
    await page.outcome(outcome).getByRole("heading", { name: titleOfChoice[outcome] }).waitFor();
    await page.radio(path.at(-1)?.question ?? "", path.at(-1)?.answer ?? "").waitFor();
    const shown = await page.reasons().allInnerTexts();
    assert.equal(shown.length, reasons.length);
    for (const [index, reason] of reasons.entries()) assert(shown[index]?.includes(reason), shown[index]);
    assert.deepEqual(await page.taken(), takenOf(answers));
  }

  for (const combination of combinations) {
    const words = combination.map(({ answer }) => answer).join(", ");
    it(`gets there by clicks on the drawing: ${words}`, async () => {
      await startOver();
      for (const { title, answer } of combination) {
        const node = page.node(`${title} ${answer === "yes" ? "Yes" : "No"}`);
        await node.click();
        await page.pressed(node).waitFor();
      }
      await shows(combination);
    });

    it(`gets there by keys: ${words}`, async () => {
      await startOver();
      await page.answerByKeys(combination);
      await shows(combination);
    });
  }

  it("presses a node of the drawing by keys", async () => {
    await startOver();
    const node = page.node("Cross-account access to the data? Yes");
    await node.focus();
    await workbench().page.keyboard.press("Enter");
    await page.outcome("customer-managed-key").waitFor();
    assert.match((await page.status().textContent()) ?? "", /^Outcome: Customer managed key/);
  });

  it("hears a key that is held while the page is drawn anew", async () => {
    await startOver();
    const radio = page.radio("cross-account", "yes");
    await radio.focus();
    const { keyboard } = workbench().page;
    await keyboard.down("Space");
    await page.drawAnew();
    await keyboard.up("Space");
    await page.outcome("customer-managed-key").waitFor();
    assert(await radio.isChecked());
  });

  it("goes on to the setup that the outcome asks for", async () => {
    const driver = workbench();
    await startOver();
    await page.node("Cross-account access to the data? No").click();
    await page.node("Compliance asks for control of the key? Yes").click();
    await page.outcome("customer-managed-key").waitFor();
    await page.button("Generate This Setup…").click();
    await driver.question("New Encrypted Bucket Setup: Account (1/13)");
    await driver.page.keyboard.press("Escape");
    await driver.quickInput().waitFor({ state: "hidden" });
    await startOver();
    await page.node("Cross-account access to the data? Yes").click();
    await page.outcome("customer-managed-key").waitFor();
  });

  it("finds answers and tab again after a reload", async () => {
    const driver = workbench();
    await page.open("Compare");
    await page.rows("kinds").first().waitFor();
    await driver.runCommand("Developer: Reload Window");
    await page.rows("kinds").first().waitFor({ timeout: 60_000 });
    await page.open("Decide");
    await page.outcome("customer-managed-key").waitFor();
    assert(await page.radio("cross-account", "yes").isChecked());
  });

  it("goes through the tabs by the arrow keys", async () => {
    const { keyboard } = workbench().page;
    await page.tab("Decide").focus();
    for (const title of ["Compare", "How It Works", "Your Setup", "Cost"]) {
      await keyboard.press("ArrowRight");
      await page.panel(title).waitFor();
    }
    await keyboard.press("Home");
    await page.panel("Decide").waitFor();
  });

  it("sees how uploads and downloads go", async () => {
    const panel = await page.open("How It Works");
    await page.drawings().nth(1).waitFor();
    const text = await panel.innerText();
    for (const words of ["Without a Bucket Key", "With a Bucket Key", "KMS gives the plain data key."])
      assert(text.includes(words), text);
  });

  it("computes a month's cost with figures of its own", async () => {
    await page.open("Cost");
    await page.input("objectRequests").fill("1020000");
    await page.input("objectRequests").press("Tab");
    await page.rows("months").first().getByText("1,020,000").waitFor();
    assert.match(await page.rows("months").first().innerText(), /\$3\.00/);
  });

  it("sees a door open while a deny is away, and goes to its statement", async () => {
    const driver = workbench();
    await driver.runCommand("View: Close All Editors");
    await driver.openFile("key-policy.json");
    await driver.openFile(bucketPolicy);
    await driver.runCommand(command);
    await page.open("Your Setup");
    await page.drawings().first().waitFor();
    assert.equal(await page.doors().count(), 0);
    await focusEditor(driver);
    const text = await driver.text();
    await driver.setText(text.replace(denyOfOtherKeys, ""));
    await page.doors().first().waitFor({ timeout: 60_000 });
    await page.doors().first().getByRole("button").click();
    await driver.selection(/\(\d+ selected\)/).waitFor();
    await driver.page.keyboard.press("Control+Z");
    await page.doors().first().waitFor({ state: "detached", timeout: 60_000 });
  });

  it("gets to the drawing of a policy's set by the lens above its statements", async () => {
    const driver = workbench();
    await page.open("Decide");
    await focusEditor(driver);
    await driver.goTo(1, 1);
    await driver.lens("Draw who may do what").click();
    await page.panel("Your Setup").waitFor();
    await page.drawings().first().waitFor();
  });

  for (const [tool, file, words] of [
    ["Save SVG", "setup.svg", "<svg "],
    ["Save Mermaid", "setup.mmd", "flowchart LR"],
    ["Save PNG", "setup.png", "\x89PNG"],
  ] as const)
    it(`keeps the drawing as a file: ${tool}`, async () => {
      const driver = workbench();
      await page.button(`${tool}: Who may do what, by the documents`).click();
      await driver.saveAs(file);
      await driver.explorerRow(file).waitFor();
      const content = await readFile(path.join(driver.folder, file), "latin1");
      assert(content.startsWith(words), content.slice(0, 80));
      assert(content.length > 200);
    });

  it("asks nobody for anything, and nothing is amiss", () => {
    assert.deepEqual(complaints, []);
    assert.deepEqual(strangers, []);
  });
});

/** The nodes that the engine's own text marks. */
function takenOf(answers: DecisionAnswers): readonly string[] {
  const [, ids = ""] = /^ {2}class (.*) taken$/m.exec(flowchartOf(answers)) ?? [];
  return ids.split(",").sort();
}

async function focusEditor(driver: Driver): Promise<void> {
  await driver.page.locator(".monaco-editor .view-line").first().click();
  await driver.activeTab(bucketPolicy).waitFor();
}

/** VS Code's own window complains about its server, too. */
function isOfThePage(message: ConsoleMessage): boolean {
  return /webview|decisionPage/.test(message.location().url) || message.text().includes("Content Security");
}

/** Anything but this machine, and the address under which VS Code hands out the page's own files. */
function isLocal(url: string): boolean {
  const { protocol, hostname, pathname } = new URL(url);
  if (hostname.endsWith(".vscode-resource.vscode-cdn.net"))
    return /\/client\/dist\/decisionPage\.(?:css|js)$/.test(pathname);
  return protocol === "data:" || protocol === "blob:" || hostname === "127.0.0.1" || hostname === "localhost";
}
