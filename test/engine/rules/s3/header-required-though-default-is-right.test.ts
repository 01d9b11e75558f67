import { headerRequiredThoughDefaultIsRight } from "../../../../server/src/engine/rules/s3/header-required-though-default-is-right.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { encryption, keyPolicy, otherKey, rightKey, withEncryption } from "../../../support/setDocuments.ts";
import { policyOf } from "../../../support/statements.ts";
import { header, keyId, uploadDeny } from "../../../support/uploadDenies.ts";

const onKey = uploadDeny({ ArnNotEquals: { [keyId]: rightKey } });
const onAlgorithm = (sid: string): object => ({
  ...uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }),
  Sid: sid,
});
const optional = [
  uploadDeny({ Null: { [header]: "false" }, StringNotEquals: { [header]: "aws:kms" } }),
  uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: rightKey } }),
];
const others = withEncryption(encryption());
/** Written otherwise, to be told apart. */
const sameKey = JSON.stringify(keyPolicy({ Resource: rightKey })).replace(
  '"arn:aws:kms',
  '"\\u0061rn:aws:kms',
);

testRule(headerRequiredThoughDefaultIsRight, {
  kind: "s3-bucket-policy",
  passes: {
    "a policy by itself": policyOf(onAlgorithm("AskForKms"), onKey),
    "headers that may be missing": { policy: policyOf(...optional), others },
    "another default key": {
      policy: policyOf(onAlgorithm("AskForKms"), onKey),
      others: withEncryption(encryption(otherKey)),
    },
    "a policy that does not speak of encryption": { policy: policyOf(), others },
  },
  fails: {
    "the guide's denies beside its default encryption": {
      policy: policyOf(onAlgorithm("⟦AskForKms⟧"), onKey),
      others: { "key.json": { kind: "kms-key-policy", policy: sameKey }, ...others },
      related: [`"${rightKey}"`],
      message: `"AskForKms" refuses uploads without an encryption header, although the bucket's default encryption puts them under the right key, ${rightKey}. Clients that rely on the default fail. If they may, let a missing header pass and set the profile to "defaultEncryption".`,
      fixes: [],
    },
    "the same where the profile lets clients rely on the default": {
      policy: policyOf(onAlgorithm("⟦AskForKms⟧"), onKey),
      declared: { name: "ledger", profile: "defaultEncryption" },
      others,
      related: [`"${rightKey}"`],
      message: `"AskForKms" refuses uploads without an encryption header, although the bucket's default encryption puts them under the right key, ${rightKey}. Clients that rely on the default fail. The profile "defaultEncryption" lets them rely on it: let a missing header pass.`,
      fixes: [],
    },
  },
});
