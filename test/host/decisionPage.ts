import type { FrameLocator, Locator, Page } from "playwright-core";

/** The page about the choice of a key, as a person sees it. */
export class DecisionPage {
  private readonly frame: FrameLocator;

  constructor(private readonly page: Page) {
    // A panel is a frame that holds another one with the page.
    this.frame = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  }

  tab(title: string): Locator {
    return this.frame.getByRole("tab", { name: title });
  }

  /** Goes to a tab and waits until it is in front. */
  async open(title: string): Promise<Locator> {
    await this.tab(title).click();
    await this.panel(title).waitFor();
    return this.panel(title);
  }

  panel(title: string): Locator {
    return this.frame.getByRole("tabpanel", { name: title });
  }

  /** A node of the flowchart that can be pressed. */
  node(label: string): Locator {
    return this.frame.locator(`g[role="button"][aria-label="${label}"]`);
  }

  /** The same node once it has been pressed. */
  pressed(node: Locator): Locator {
    return node.and(this.frame.locator('[aria-pressed="true"]'));
  }

  /** Answers all questions by keys: with a space where the keyboard comes to, or the arrow to the other answer. */
  async answerByKeys(answers: readonly { readonly id: string; readonly answer: string }[]): Promise<void> {
    await this.radio(answers[0]?.id ?? "", "yes").focus();
    for (const { id, answer } of answers) {
      await this.radio(id, "yes").and(this.frame.locator(":focus")).waitFor();
      await this.page.keyboard.press(answer === "yes" ? "Space" : "ArrowRight");
      await this.radio(id, answer).and(this.frame.locator(":checked:focus")).waitFor();
      await this.page.keyboard.press("Tab");
    }
  }

  /** Has the page drawn anew, as another theme does, and waits for longer than that takes. */
  async drawAnew(): Promise<void> {
    await this.frame.locator("body").evaluate('document.body.classList.toggle("drawn-anew")');
    await this.page.waitForTimeout(700);
  }

  /** The ids of the nodes that the path goes through, as the drawing marks them. */
  async taken(): Promise<readonly string[]> {
    const nodes = await this.frame.locator("g.node.taken").all();
    const ids = await Promise.all(nodes.map((node) => node.getAttribute("id")));
    return ids.map((id) => (id ?? "").replaceAll(/^.*flowchart-|-\d+$/g, "")).sort();
  }

  radio(question: string, answer: string): Locator {
    return this.frame.locator(`[data-question="${question}"] input[value="${answer}"]`);
  }

  /** Where the path leads: the id of the outcome, empty while a question is open. */
  outcome(id: string): Locator {
    return this.frame.locator(`[data-outcome="${id}"]`);
  }

  reasons(): Locator {
    return this.frame.locator(".reasons li");
  }

  button(name: string): Locator {
    return this.frame.getByRole("button", { name, exact: true });
  }

  drawings(): Locator {
    return this.frame.locator("figure svg");
  }

  doors(): Locator {
    return this.frame.locator("li.door");
  }

  rows(table: "kinds" | "months"): Locator {
    return this.frame.locator(`table.${table} tbody tr`);
  }

  input(name: string): Locator {
    return this.frame.locator(`input[name="${name}"]`);
  }

  status(): Locator {
    return this.frame.getByRole("status");
  }
}
