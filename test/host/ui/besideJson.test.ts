import assert from "node:assert/strict";
import { useWorkbench } from "./session.ts";

/** By a name that no schema is for: VS Code's support of JSON then offers what stands elsewhere in the document. */
const halfTyped = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Use",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:role/ledger" },
      "Action": ["kms:Decrypt", "kms:Encrypt"],
      "Resource": "*",
      "Condition": { "StringEquals": { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } }
    },
    {
      "Sid": "More",
      "Effect": "",
      "Principal": { "" },
      "Action": [""],
      "Condition": { "StringEquals": { "" } },
      ""
    }
  ]
}
`;

/** A member twice, and an action that there is not. */
const twice = `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Effect": "Allow",
    "Principal": { "AWS": "111122223333" },
    "Action": "kms:Decrypted",
    "Resource": "*"
  }
}
`;

describe("beside VS Code's own support of JSON", () => {
  const files = {
    "mine.json": halfTyped,
    "twice.key-policy.json": twice,
    "comma.key-policy.json": twice.replace('"*"', '"*",').replace('"Effect": "Allow",', ""),
  };
  const workbench = useWorkbench(files, { examples: false });

  it("a mistake is told once in its place, and mended by the light bulb all the same", async () => {
    const driver = workbench();
    await driver.openFile("twice.key-policy.json");
    const rows = await driver.problems();
    for (const words of ["Duplicate object key", '"kms:Decrypted"'])
      await rows.filter({ hasText: words }).first().waitFor();
    const places = (await rows.allInnerTexts()).flatMap((row) => /\[Ln.*?\]/.exec(row) ?? []);
    assert.deepEqual(places, [...new Set(places)]);

    await driver.openFile("twice.key-policy.json");
    await driver.goTo(5, 7);
    await driver.takeQuickFix('Remove the second "Effect"');
    await rows.filter({ hasText: "Duplicate object key" }).first().waitFor({ state: "detached" });
  });

  it("a mistake in JSON is left to it", async () => {
    const driver = workbench();
    await driver.openFile("comma.key-policy.json");
    const rows = await driver.problems();
    const commas = rows.filter({ hasText: "Trailing comma" });
    await commas.first().waitFor();
    await rows.filter({ hasText: "comma.key-policy.json" }).first().waitFor();
    await rows.filter({ hasText: '"kms:Decrypted"' }).nth(1).waitFor();
    assert.equal(await commas.count(), 1);
    assert.equal(await rows.filter({ hasText: "policy/json-syntax" }).count(), 0);
  });

  // Behind the opening quote, from the end of the text, so that what was typed moves no other place.
  const places: Readonly<
    Record<string, readonly [line: number, column: number, typed: string, offered: readonly string[]]>
  > = {
    "an element": [18, 8, "Res", ["Resource", "NotResource"]],
    "a condition key": [17, 41, "kms:V", ["kms:ViaService"]],
    "an action": [16, 19, "kms:En", ["kms:Encrypt", "kms:EnableKey"]],
    "a kind of principal": [15, 23, "A", ["AWS"]],
    "an effect": [14, 18, "A", ["Allow"]],
  };
  for (const [name, [line, column, typed, offered]] of Object.entries(places))
    it(`${name} is offered once where the document is half typed`, async () => {
      const driver = workbench();
      await driver.openFile("mine.json");
      await driver.goTo(line, column);
      // JSON's support shows values with their quotes.
      const labels = (await driver.suggestionsFor(typed)).map((label) => label.replaceAll('"', ""));
      await driver.page.keyboard.press("Escape");
      assert.deepEqual(
        offered.filter((label) => !labels.includes(label)),
        [],
        labels.join(" "),
      );
      assert.deepEqual(labels, [...new Set(labels)]);
    });
});
