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
    "an element beside its opposite": {
      policy: policyOf(
        { Action: "kms:*", "⟦NotActions⟧": "kms:Decrypt" },
        { NotAction: [], "⟦Actions⟧": [] },
      ),
      message: [
        'A statement has no member "NotActions". "NotAction" is probably meant. AWS refuses this policy.',
        'A statement has no member "Actions". "Action" is probably meant. AWS refuses this policy.',
      ],
      fixes: [],
    },
    "a negation that is nearer to an element without one": {
      policy: policyOf({ "⟦NAction⟧": "kms:Decrypt" }),
      message:
        'A statement has no member "NAction". It has Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource and Condition. AWS refuses this policy.',
      fixes: [],
    },
    "names in which something seems to be missing": {
      policy: { "⟦__FOO__⟧": 1, "⟦REPLACE_ME⟧": 1, Statement: { Principal: { "⟦__TYPE__⟧": "*" } } },
      message: [
        'A policy has no member "__FOO__". It has Version, Id and Statement. AWS refuses this policy.',
        'A policy has no member "REPLACE_ME". It has Version, Id and Statement. AWS refuses this policy.',
        'Principal has no member "__TYPE__". It has AWS, Service, CanonicalUser and Federated. AWS refuses this policy.',
      ],
    },
    "a name that objects of the program have": {
      policy: '{ ⟦"__proto__"⟧: { "x": 1 }, "Statement": { ⟦"__proto__"⟧: 1 } }',
      message: [
        'A policy has no member "__proto__". It has Version, Id and Statement. AWS refuses this policy.',
        'A statement has no member "__proto__". It has Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource and Condition. AWS refuses this policy.',
      ],
    },
    "something of one's own": {
      policy: { "⟦Comment⟧": "why", Statement: [] },
      message: 'A policy has no member "Comment". It has Version, Id and Statement. AWS refuses this policy.',
      fixes: [],
    },
  },
});
