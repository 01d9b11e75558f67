import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

const file = "administrator-can-decrypt.key-policy.json";

describe("a person who wants a policy hardened", () => {
  const workbench = useWorkbench();

  it("sees the texts side by side and the difference in access, and then has it done", async () => {
    const driver = workbench();
    await driver.openFile(file);
    const text = await driver.textWith("AccountKeepsFullControl");

    await driver.runCommand("Latchkey: Harden This Policy");
    await driver.activeTab(`${file}: as it is ↔ hardened`).waitFor();
    await driver.quickPickRow("Apply").waitFor();
    await driver.quickInputRow('Remove "kms:Decrypt" from "AdministratorsTryOutRestores"').waitFor();
    await driver.quickInputRow("kms:Decrypt by role/KeyAdministrator").waitFor();
    await driver.page.keyboard.press("Escape");
    await driver.activeTab("hardened").waitFor({ state: "detached" });
    assert.equal(await driver.textWith("AccountKeepsFullControl"), text);

    await driver.runCommand("Latchkey: Harden This Policy");
    await driver.quickPickRow("Apply").waitFor();
    await driver.page.keyboard.press("Enter");
    await driver.activeTab("hardened").waitFor({ state: "detached" });
    const hardened = await driver.textWith('"kms:RetireGrant"');
    assert.doesNotMatch(hardened, /"kms:\*"/);
    await driver.squiggles("error").first().waitFor({ state: "detached" });

    await driver.runCommand("Latchkey: Harden This Policy");
    await driver.notification("nothing that it could harden").waitFor();
  });
});
