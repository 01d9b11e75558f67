import { twoKeysPinned } from "../../../../server/src/engine/rules/s3/two-keys-pinned.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { policyOf } from "../../../support/statements.ts";
import {
  header,
  keyId,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const otherKey = "arn:aws:kms:eu-west-1:111122223333:key/6b1f3e7a-5c2d-4f10-8e9a-0b1c2d3e4f50";
const folder = "arn:aws:s3:::ledger/in/*";

const only = (key: string | readonly string[], members: object = {}) =>
  uploadDeny({ ArnNotEquals: { [keyId]: key } }, { Sid: "OtherKey", ...members });

const messageFor = (what: string) =>
  `"OtherKey" denies all keys but "${otherKey}", and "WrongKey" all but "${rightKey}". Every Deny counts, so nothing gets in where both apply${what}. Where either key will do, list both in each condition.`;

testRule(twoKeysPinned, {
  passes: {
    "one key": policyOf(wrongAlgorithm, wrongKey),
    "one key twice": policyOf(wrongKey, only(rightKey)),
    "two keys in one condition": policyOf(only([rightKey, otherKey])),
    "two keys of which one is in both": policyOf(wrongKey, only([otherKey, rightKey])),
    "a key for each folder": policyOf(
      only(rightKey, { Resource: "arn:aws:s3:::ledger/out/*" }),
      only(otherKey, { Resource: folder }),
    ),
    "a key for each role": policyOf(
      only(rightKey, { Principal: { AWS: "arn:aws:iam::111122223333:role/Reader" } }),
      only(otherKey, { Principal: { AWS: "arn:aws:iam::111122223333:role/Clerk" } }),
    ),
    "a key for uploads that name one, the same or another": policyOf(
      wrongKey,
      uploadDeny({ ArnNotEquals: { [keyId]: otherKey }, StringEquals: { [header]: "aws:kms:dsse" } }),
    ),
    "a pattern that takes in the key": policyOf(
      wrongKey,
      uploadDeny({ ArnNotLike: { [keyId]: "arn:aws:kms:*:111122223333:key/*" } }),
    ),
    "another key allowed": policyOf(wrongKey, only(otherKey, { Effect: "Allow" })),
  },
  fails: {
    "a key each for all objects": {
      policy: policyOf(wrongKey, only(`⟦${otherKey}⟧`)),
      message: messageFor(""),
      related: [`"${rightKey}"`],
      fixes: [
        {
          title: `Ask for "${rightKey}" in "OtherKey", too`,
          access: "wider",
          text: policyOf(wrongKey, only(rightKey)),
        },
        {
          title: `Ask for "${otherKey}" in "WrongKey", too`,
          access: "wider",
          text: policyOf(only(otherKey, { Sid: "WrongKey" }), only(otherKey)),
        },
      ],
    },
    "another key in a folder": {
      policy: policyOf(wrongAlgorithm, only(`⟦${otherKey}⟧`, { Resource: folder }), wrongKey),
      severity: "warning",
      message: messageFor(", as for arn:aws:s3:::ledger/in/example"),
    },
  },
});
