import type { FrameLocator, Locator, Page } from "playwright-core";

const mostButtons = 60;

/** The page inside the panel that shows access, as a person sees it. */
export class AccessPage {
  private readonly frame: FrameLocator;

  constructor(private readonly page: Page) {
    // A panel is a frame that holds another one with the page.
    this.frame = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  /** A row of the matrix or of the table of a key's principals. */
  row(name: string): Locator {
    return this.frame.locator(`tr[data-row="${name}"]`);
  }

  rows(table: "uploads" | "key" | "tested" | "changes"): Locator {
    return this.frame.locator(`table.${table} tbody tr`);
  }

  heading(text: string): Locator {
    return this.frame.getByRole("heading", { name: text });
  }

  /** Goes on with the Tab key until the button of that name has the keyboard. */
  async tabTo(name: string): Promise<void> {
    const focused = this.frame.locator("button:focus");
    for (let step = 0; step < mostButtons; step++) {
      await this.page.keyboard.press("Tab");
      if ((await focused.count()) === 0) continue;
      if (((await focused.getAttribute("aria-label")) ?? (await focused.textContent())) === name) return;
    }
    throw new Error(`the Tab key does not come to ${name}`);
  }

  decision(): Locator {
    return this.frame.locator("[data-decision]");
  }

  /** What stands above everything else when something is the matter with the text. */
  notice(words: string): Locator {
    return this.frame.locator(".notice", { hasText: words });
  }

  /** What is told to somebody who does not see the page. */
  status(): Locator {
    return this.frame.getByRole("status");
  }
}
