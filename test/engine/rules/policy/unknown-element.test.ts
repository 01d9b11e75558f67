import { unknownElement } from "../../../../server/src/engine/rules/policy/unknown-element.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

testRule(unknownElement, {
  passes: {
    "every element there is": {
      Version: "2012-10-17",
      Id: "key",
      Statement: [
        keyStatement({ Sid: "a", Condition: {} }),
        { NotPrincipal: {}, NotAction: [], NotResource: [] },
      ],
    },
    "every type of principal": policyOf(
      keyStatement({
        Principal: { AWS: "*", Service: "a.amazonaws.com", CanonicalUser: "0", Federated: "x" },
      }),
    ),
    "a name that a template fills in": policyOf(keyStatement({ Principal: { "${type}": "*" } })),
    "conditions, whose members are of another kind": policyOf(
      keyStatement({ Condition: { Anything: { at: "all" } } }),
    ),
  },
  fails: {
    "the plural of an element": {
      policy: policyOf({ "⟦Actions⟧": "kms:Decrypt" }),
      message: 'A statement has no member "Actions". "Action" is probably meant. AWS refuses this policy.',
      fixes: [
        {
          title: 'Rename "Actions" to "Action"',
          access: "wider",
          text: policyOf({ Action: "kms:Decrypt" }),
        },
      ],
    },
    "another case": {
      policy: { "⟦statement⟧": [] },
      message: 'A policy has no member "statement". "Statement" is probably meant. AWS refuses this policy.',
      fixes: [{ title: 'Rename "statement" to "Statement"', access: "wider", text: { Statement: [] } }],
    },
    "the right one is there too": {
      policy: policyOf({ Sid: "a", "⟦SID⟧": "a" }),
      message: 'A statement has no member "SID". "Sid" is probably meant. AWS refuses this policy.',
      fixes: [],
    },
    "a name that only labels": {
      policy: { Statement: { "⟦sid⟧": "a" } },
      message: 'A statement has no member "sid". "Sid" is probably meant. AWS refuses this policy.',
      fixes: [{ title: 'Rename "sid" to "Sid"', access: "unchanged", text: { Statement: { Sid: "a" } } }],
    },
    "a type of principal": {
      policy: policyOf(keyStatement({ Principal: { "⟦Aws⟧": "*" } })),
      message: 'Principal has no member "Aws". "AWS" is probably meant. AWS refuses this policy.',
    },
    "something of one's own": {
      policy: { "⟦Comment⟧": "why", Statement: [] },
      message: 'A policy has no member "Comment". It has Version, Id and Statement. AWS refuses this policy.',
      fixes: [],
    },
  },
});
