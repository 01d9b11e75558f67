import { duplicateSid } from "../../../../server/src/engine/rules/policy/duplicate-sid.ts";
import { bucketStatement, keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const messageFor = (sid: string): string =>
  `Another statement has the Sid "${sid}" already. A Sid is to be unique in its policy: whoever reads a log or edits the policy by Sid cannot tell the two apart.`;
const policyWith = (...sids: readonly string[]): object =>
  policyOf(...sids.map((Sid) => keyStatement({ Sid })));

testRule(duplicateSid, {
  passes: {
    "different Sids": policyWith("A", "B"),
    "Sids that differ in case": policyWith("Read", "read"),
    "no Sids": policyOf(keyStatement(), keyStatement()),
    "empty Sids, which another rule reports": policyWith("", ""),
    "a Sid that is no text": policyOf(keyStatement({ Sid: 1 }), keyStatement({ Sid: 1 })),
  },
  fails: {
    "the same twice": {
      kind: "s3-bucket-policy",
      policy: policyOf(bucketStatement({ Sid: "Read" }), bucketStatement({ Sid: "⟦Read⟧" })),
      message: messageFor("Read"),
      related: ['"Read"'],
      fixes: [
        {
          title: 'Rename the second "Read" to "Read2"',
          access: "unchanged",
          text: policyOf(bucketStatement({ Sid: "Read" }), bucketStatement({ Sid: "Read2" })),
        },
      ],
    },
    "the same thrice, with the next number taken": {
      policy: policyWith("Use it", "⟦Use it⟧", "Use it 2"),
      message: messageFor("Use it"),
      fixes: [
        {
          title: 'Rename the second "Use it" to "Use it 3"',
          access: "unchanged",
          text: policyWith("Use it", "Use it 3", "Use it 2"),
        },
      ],
    },
  },
});
