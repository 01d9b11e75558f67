import { unsupportedCharacter } from "../../../../server/src/engine/rules/kms/unsupported-character.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const messageFor = (character: string): string =>
  `KMS takes printable ASCII, the letters of Latin-1, tabs and line ends in a key policy, but here stands ${character}. It refuses the policy.`;

testRule(unsupportedCharacter, {
  passes: {
    "ASCII and Latin-1": policyOf(keyStatement({ Sid: "Löhne ÿ ~ \u00a0" })),
    "an escape, whatever KMS makes of it": '{ "Statement": { "Sid": "\\u2013" } }',
  },
  fails: {
    "a dash in a Sid": {
      policy: '{ "Statement": { "Sid": "a ⟦–⟧ b" } }',
      message: messageFor('U+2013 "–"'),
      fixes: [
        { title: "Write '-' instead", access: "unchanged", text: '{ "Statement": { "Sid": "a - b" } }' },
      ],
    },
    "an invisible character in the Id": {
      policy: '{ "Id": "key⟦\u200b⟧policy", "Statement": [] }',
      message: messageFor("U+200B"),
      fixes: [
        {
          title: "Remove the invisible character",
          access: "unchanged",
          text: '{ "Id": "keypolicy", "Statement": [] }',
        },
      ],
    },
    "a name that somebody has": {
      policy: '{ "Statement": { "Principal": { "AWS": "arn:aws:iam::123456789012:role/⟦…⟧" } } }',
      message: messageFor('U+2026 "…"'),
      fixes: [],
    },
    "a character outside the basic plane": {
      policy: '{ "Statement": { "Sid": "⟦🔑⟧" } }',
      message: messageFor('U+1F511 "🔑"'),
      fixes: [],
    },
  },
});
