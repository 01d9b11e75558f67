import assert from "node:assert/strict";
import type { Driver } from "../driver.ts";
import { plantedDisagreements, threeSets } from "../../support/plantedSets.ts";
import { useWorkbench } from "./session.ts";

/** What the rows of the Problems view show, each with what is read out behind it. */
const problemRows = `
  [...document.querySelectorAll(".markers-panel .monaco-list-row")]
    .map((row) => row.textContent + " " + row.getAttribute("aria-label"))`;

const limit = 30_000;
const wanted = plantedDisagreements
  .flatMap(([rule, one, other]) => [`${rule} ${one} ${other}`, `${rule} ${other} ${one}`])
  .sort();

/** Opens the three documents of each set from their view, to stay open. */
async function openAll(driver: Driver): Promise<void> {
  const documents = (await driver.sets()).filter({ hasText: /^[\w-]+\.json/ });
  const count = 9;
  await documents.nth(count - 1).waitFor();
  assert.equal(await documents.count(), count);
  for (const document of await documents.all()) await document.dblclick();
}

/** The findings that speak of two documents of a folder: their rule, and both by their paths. */
async function disagreements(driver: Driver): Promise<readonly string[]> {
  const found: string[] = [];
  let [folder, file, rule] = ["", "", ""];
  for (const row of await driver.page.evaluate<string[]>(problemRows)) {
    const [, ofFile, ofFolder] = / in file (\S+) of folder (\S+)$/.exec(row) ?? [];
    const [, ofRule] = /latchkey([a-z0-9]+\/[a-z0-9-]+)\[Ln/.exec(row) ?? [];
    const [, other] = / at line \d+ and character \d+ in (\S+)$/.exec(row) ?? [];
    if (ofFile !== undefined && ofFolder !== undefined) [file, folder] = [ofFile, ofFolder];
    else if (ofRule !== undefined) rule = ofRule;
    else if (other !== undefined && other !== file)
      found.push(`${rule} ${folder}/${file} ${folder}/${other}`);
  }
  return found.sort();
}

/** Waits until the Problems view has these disagreements and no other. */
async function waitForDisagreements(driver: Driver, meant: readonly string[]): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    const found = await disagreements(driver);
    if (Date.now() > end) assert.deepEqual(found, meant);
    if (found.join("\n") === meant.join("\n")) return;
    await driver.page.waitForTimeout(100);
  }
}

describe("a person who opens a set that is right, one with seven disagreements and one that is declared", () => {
  const workbench = useWorkbench(threeSets, { examples: false });

  it("sees what was planted in both documents, and nothing else", async () => {
    const driver = workbench();
    await openAll(driver);
    await driver.problems();
    await driver.runCommand("View: Toggle Maximized Panel");
    await waitForDisagreements(driver, wanted);
    await driver.runCommand("View: Toggle Maximized Panel");
  });

  const sides: readonly (readonly [side: string, line: number, column: number, fix: string])[] = [
    ["bucket-encryption.json", 6, 30, "here, as bucket-policy.json does"],
    ["bucket-policy.json", 11, 65, "here, as bucket-encryption.json does"],
  ];
  for (const [side, line, column, fix] of sides)
    it(`clears what both say of the key from ${side}`, async () => {
      const driver = workbench();
      const inSet = (await driver.sets()).filter({ hasText: new RegExp(`^${side}`) });
      const onKey = (await driver.problems()).filter({ hasText: "arn/key-differs" });
      await onKey.nth(1).waitFor();
      await inSet.first().click();
      await driver.activeTab(side).waitFor();
      await driver.goTo(line, column);
      await driver.takeQuickFix(fix);
      await driver.applyPreviewed();
      await onKey.first().waitFor({ state: "detached" });
      await driver.goTo(line, column);
      await driver.page.keyboard.press("Control+Z");
    });
});
