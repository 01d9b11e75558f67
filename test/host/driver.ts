import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { pageAddress } from "./workbench.ts";

// Tall enough for every document of the tests: the editor draws, and so the driver sees, only lines in view.
const viewport = { width: 1400, height: 2400 };
const selectAll = process.platform === "darwin" ? "Meta+A" : "Control+A";
const limit = 30_000;
// How long one try of several may take.
const patience = 3000;
const pause = 50;

// What runs inside the page is written as text, so that nothing else here can take the page's types for Node's.
const drawnLines = `
  [...document.querySelectorAll(".editor-group-container.active .monaco-editor .view-line")]
    .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
    .map((line) => line.textContent)
    .join("\\n")`;

function paste(text: string): string {
  return `{
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }`;
}

export type Squiggle = "error" | "warning" | "info" | "hint";

/** VS Code in a browser, as a person sees and uses it: by keys and by what is on the screen. */
export class Driver {
  private constructor(
    readonly page: Page,
    /** The path of the folder that is open. */
    readonly folder: string,
  ) {}

  /** Opens the workbench of a port on a folder and waits until it can be used. */
  static async open(browser: Browser, port: number, folder: string): Promise<Driver> {
    const page = await browser.newPage({ viewport });
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    page.setDefaultTimeout(limit);
    await page.goto(pageAddress(port, folder));
    await page.locator(".monaco-workbench .explorer-folders-view").waitFor({ timeout: 2 * limit });
    return new Driver(page, folder);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Opens a file of the folder by its name and waits until it is the editor in front. */
  async openFile(name: string): Promise<void> {
    await this.pick("Control+P", name, name);
    await this.activeTab(name).waitFor();
    await this.editor().waitFor();
  }

  /** Runs a command by the title that the palette shows, once the extension that brings it is known. */
  async runCommand(title: string): Promise<void> {
    await this.pick("F1", `>${title}`, title);
  }

  /** The row of quick input: the palette's, and that of a command that asks something. */
  quickInput(): Locator {
    return this.page.locator(".quick-input-widget:visible .quick-input-box input");
  }

  /** What shows that a command refuses the answer as it stands, with these words: below the row or in its list. */
  complaint(words = ""): Locator {
    const refused = this.page.locator(".quick-input-widget:visible:has(.monaco-inputbox.error)");
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: words });
    const below = refused.locator(".quick-input-message", { hasText: words });
    return words === "" ? below : below.or(row);
  }

  /** Waits until a command asks a question with these words in its title. */
  async question(title: string): Promise<void> {
    const shown = this.page.locator(".quick-input-widget:visible .quick-input-title", { hasText: title });
    await shown.waitFor();
  }

  /** Gives the answer that stands there, and waits until the question is gone: it takes no keys before it is drawn. */
  async accept(title: string): Promise<void> {
    const shown = this.page.locator(".quick-input-widget:visible .quick-input-title", { hasText: title });
    await again(async () => {
      if (await shown.isVisible()) await this.page.keyboard.press("Enter");
      await shown.waitFor({ state: "hidden", timeout: patience });
    });
  }

  /** Puts the cursor at a line and column, both counted from one, as VS Code shows them. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+G");
    await this.quickInput().fill(`:${String(line)}:${String(column)}`);
    await this.page.keyboard.press("Enter");
    await this.quickInput().waitFor({ state: "hidden" });
  }

  /** Replaces the whole text. It is pasted, so that the editor adds no closing brackets of its own. */
  async setText(text: string): Promise<void> {
    await again(async () => {
      await this.editor().click({ timeout: patience });
      await this.page.keyboard.press(selectAll);
      await this.page.evaluate(paste(text));
      await this.page.waitForFunction(
        `(${drawnLines}).replaceAll("\u00a0", " ") === ${asDrawn(text)}`,
        null,
        {
          timeout: patience,
        },
      );
    });
  }

  /** The text in view, by line from the top. */
  async text(): Promise<string> {
    return (await this.page.evaluate<string>(drawnLines)).replaceAll("\u00a0", " ");
  }

  /** Waits until the text in view holds these words, and gives it. */
  async textWith(words: string): Promise<string> {
    const end = Date.now() + limit;
    for (;;) {
      const text = await this.text();
      if (text.includes(words)) return text;
      if (Date.now() > end) throw new Error(`the editor does not show ${words}, but:\n${text}`);
      await this.page.waitForTimeout(pause);
    }
  }

  /** The underlines of a severity in the editor in front. */
  squiggles(severity: Squiggle): Locator {
    return this.editor().locator(`.squiggly-${severity}`);
  }

  /** The rows of the Problems view, those of files and those of findings; opens it when it is not in front. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator(".markers-panel");
    if (!(await panel.isVisible())) await this.runCommand("Problems: Focus on Problems View");
    await panel.waitFor();
    return panel.locator(".monaco-list-row");
  }

  /** The heading of a file among those that are shown before they are written. */
  previewed(name: string): Locator {
    return this.page.locator(".multiDiffEntry .file-path .title", { hasText: name });
  }

  /** Ticks all changes that are shown before they are made, and makes them. */
  async applyPreviewed(): Promise<void> {
    const panel = this.page.locator(".bulk-edit-panel");
    const boxes = panel.locator(".edit-checkbox");
    await boxes.first().waitFor();
    // One for a file ticks all below it.
    for (const box of await boxes.all()) await box.check();
    await panel.locator(".monaco-button", { hasText: "Apply" }).first().click();
    await panel.waitFor({ state: "hidden" });
  }

  /** The names of the files and folders that the explorer shows. */
  async filesInExplorer(): Promise<readonly string[]> {
    return this.page.locator(".explorer-folders-view .monaco-list-row .label-name").allTextContents();
  }

  /** The rows of the view of sets; opens it when it is closed, and closes that of the files to give it room. */
  async sets(): Promise<Locator> {
    const header = this.page.locator(".pane-header", { hasText: "Latchkey: Sets" });
    await header.waitFor();
    if ((await header.getAttribute("aria-expanded")) !== "true") await header.click();
    const files = this.page.locator(".pane", { has: this.page.locator(".explorer-folders-view") });
    // Once it is closed, its pane no longer has the view in it.
    if ((await files.count()) > 0) await files.locator(".pane-header").first().click();
    const rows = this.page.locator(".pane", { has: header }).locator(".monaco-list-row");
    await rows.first().waitFor({ timeout: 2 * limit });
    return rows;
  }

  /** Opens a row of a tree, where it is closed. */
  async expand(row: Locator): Promise<void> {
    if ((await row.getAttribute("aria-expanded")) !== "true") await row.click();
  }

  /** What the light bulb offers at the cursor. A key that comes before the editor has the focus again is lost. */
  async quickFixes(): Promise<Locator> {
    const rows = this.page.locator(".action-widget .monaco-list-row.action");
    await again(async () => {
      if (!(await rows.first().isVisible())) await this.page.keyboard.press("Control+.");
      await rows.first().waitFor({ timeout: patience });
    });
    return rows;
  }

  /** Takes the offer of the light bulb with this title, by keys: its list takes no clicks while it is drawn. */
  async takeQuickFix(title: string): Promise<void> {
    const rows = await this.quickFixes();
    await rows.filter({ hasText: title }).first().waitFor();
    const titles = await rows.allTextContents();
    const above = titles.findIndex((text) => text.includes(title));
    for (let step = 0; step < above; step++) await this.page.keyboard.press("ArrowDown");
    await this.page.keyboard.press("Enter");
    await rows.first().waitFor({ state: "detached" });
  }

  /** Types as a person does, and takes the suggestion with this label. */
  async suggest(typed: string, label: string): Promise<void> {
    await this.page.keyboard.type(typed, { delay: 20 });
    const widget = this.page.locator(".suggest-widget.visible");
    if (!(await widget.isVisible())) await this.page.keyboard.press("Control+Space");
    await widget.locator(".monaco-list-row", { hasText: label }).first().click();
    await widget.waitFor({ state: "hidden" });
  }

  /** What is suggested with this label. */
  suggestion(label: string): Locator {
    return this.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: label }).first();
  }

  /** The labels of everything that is suggested for what is typed. */
  async suggestionsFor(typed: string): Promise<readonly string[]> {
    await this.page.keyboard.type(typed, { delay: 20 });
    // Nothing shows that nothing will be suggested.
    await this.page.waitForTimeout(1500);
    return this.page.locator(".suggest-widget.visible .monaco-list-row .label-name").allTextContents();
  }

  /** The line above a policy with these words. */
  lens(words: string): Locator {
    return this.page.locator(".codelens-decoration a", { hasText: words });
  }

  /** What the status bar says of cursor and selection. */
  selection(words: RegExp): Locator {
    return this.page.locator('[id="status.editor.selection"]', { hasText: words });
  }

  /** The row of quick input that would be taken, with these words. */
  quickPickRow(words: string): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: words });
  }

  /** Takes what is proposed where a file of this name is to be saved. */
  async saveAs(name: string): Promise<void> {
    await this.page.waitForFunction(
      `document.querySelector(".quick-input-widget .quick-input-box input")?.value.endsWith(${JSON.stringify(name)})`,
    );
    await this.page.keyboard.press("Enter");
    await this.quickInput().waitFor({ state: "hidden" });
  }

  /** The row of a file or folder in the explorer. */
  explorerRow(name: string): Locator {
    return this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name });
  }

  /** A row of quick input with these words. */
  quickInputRow(words: string): Locator {
    return this.page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first();
  }

  /** A message in the corner. */
  notification(words: string): Locator {
    return this.page.locator(".notification-toast", { hasText: words });
  }

  /** Takes all messages in the corner away. */
  async closeNotifications(): Promise<void> {
    await this.runCommand("Notifications: Clear All Notifications");
    await this.page.locator(".notification-toast").first().waitFor({ state: "detached" });
  }

  /** An item of the status bar with these words. */
  statusBar(words: string): Locator {
    return this.page.locator(".statusbar-item", { hasText: words });
  }

  /** What was copied last. */
  async clipboard(): Promise<string> {
    return this.page.evaluate<string>("navigator.clipboard.readText()");
  }

  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** The tab in front whose label begins with this name. */
  activeTab(name: string): Locator {
    return this.page.locator(".editor-group-container.active .tab.active", { hasText: name });
  }

  private editor(): Locator {
    return this.page.locator(".editor-group-container.active .monaco-editor").first();
  }

  /**
   * Opens quick input by a key, types, and takes the first row with these words. The list holds what there was
   * when it was opened, and whatever takes the focus meanwhile closes it.
   */
  private async pick(key: string, typed: string, words: string): Promise<void> {
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: words }).first();
    await again(async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press(key);
      await this.quickInput().fill(typed, { timeout: patience });
      await row.click({ timeout: patience });
    });
  }
}

/** Does something until it succeeds, or throws why it last did not. */
async function again(what: () => Promise<void>): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      await what();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** The text as the editor draws it: without the line break at its end, which begins a line of its own. */
function asDrawn(text: string): string {
  return JSON.stringify(text.replaceAll("\r\n", "\n"));
}
