import assert from "node:assert/strict";
import fc from "fast-check";
import { applyUnchangedFixes } from "../../server/src/engine/applyUnchangedFixes.ts";
import type { Source } from "../../server/src/engine/engine.ts";

const fileName = "bucket-policy.json";

/** Three faults whose fixes leave access alone, one whose fix does not, and none of the four in one place. */
const faulty = `  {
  "Version": "2012-10-10",
  "Statement": [
    {
      "Effect": "Allow",
      "Effect": "Allow",
      "Principal": { "AWS": "arn:aws:iam::111122223333:root" },
      "Action": ["s3:GetObject", "s3:PutObjekt"],
      "Resource": "arn:aws:s3:::example-records/*"
    }
  ]
}
`;

describe("applyUnchangedFixes", () => {
  it("applies what leaves access as it is, all at once, and counts it", () => {
    const { text, count } = applyUnchangedFixes({ text: faulty, fileName });
    assert.equal(
      text,
      faulty.trimStart().replace("2012-10-10", "2012-10-17").replace('      "Effect": "Allow",\n', ""),
    );
    assert.equal(count, 3);
  });

  it("goes on until nothing is left to fix, where fixes stand in each other's way", () => {
    const thrice = faulty.replace(/("Effect": "Allow",\s+)/, "$1$1$1");
    const { text } = applyUnchangedFixes({ text: thrice, fileName });
    assert.equal(text.match(/"Effect"/g)?.length, 1);
  });

  it("applies nothing of a rule that is off", () => {
    const { count } = applyUnchangedFixes(
      { text: faulty, fileName },
      { "policy/duplicate-member": "off", "policy/leading-blank": "off", "policy/invalid-version": "off" },
    );
    assert.equal(count, 0);
  });

  const untouched: Readonly<Record<string, Source>> = {
    "a text that is none of ours": { text: ' { "a": 1, "a": 1 }', fileName: "package.json" },
    "a text that is no JSON": { text: faulty.slice(0, -3), fileName },
    "an empty text": { text: "", fileName },
  };
  for (const [situation, source] of Object.entries(untouched))
    it(`leaves ${situation} as it is`, () => {
      assert.deepEqual(applyUnchangedFixes(source), { text: source.text, count: 0 });
    });

  it("leaves JSON that parses and that it would not touch again, however often a line stands there", () => {
    const lines = faulty.split("\n");
    const times = fc.array(fc.integer({ min: 0, max: 4 }), {
      minLength: lines.length,
      maxLength: lines.length,
    });
    const isMember = (line: string): boolean => /^ +"\w+": .*,$/.test(line);
    fc.assert(
      fc.property(times, (counts) => {
        const repeated = lines.flatMap((line, index) =>
          isMember(line) ? Array.from({ length: counts[index] ?? 1 }, () => line) : [line],
        );
        const fixed = applyUnchangedFixes({ text: repeated.join("\n"), fileName });
        assert.ok(fixed.count > 0);
        assert.ok(JSON.parse(fixed.text));
        assert.deepEqual(applyUnchangedFixes({ text: fixed.text, fileName }), { text: fixed.text, count: 0 });
      }),
    );
  });
});
