import { rootDelegationUndoesSeparation } from "../../../../server/src/engine/rules/kms/root-delegation-undoes-separation.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const root = { Sid: "Account", Principal: { AWS: "arn:aws:iam::111122223333:root" } };
const administer = { Principal: { AWS: "arn:aws:iam::111122223333:role/KeyAdmin" }, Action: "kms:EnableKey" };

const undone =
  '"Account" leaves kms:*, which includes kms:Decrypt, to the IAM policies of account 111122223333. Whoever administers IAM there can give anyone the use of this key, the key\'s administrators included, whatever the other statements separate.';

testRule(rootDelegationUndoesSeparation, {
  passes: {
    "the policy that KMS gives a new key": policyOf(keyStatement({ ...root, Action: "kms:*" })),
    "an account that may only administer": policyOf(
      keyStatement({ ...root, Action: ["kms:PutKeyPolicy", "kms:Get*"] }),
      keyStatement(administer),
    ),
    "a delegation under a condition": policyOf(
      keyStatement({
        ...root,
        Action: "kms:*",
        Condition: { ArnLike: { "aws:PrincipalArn": "*Breakglass" } },
      }),
      keyStatement(administer),
    ),
    "a delegation to what comes through a service": policyOf(
      keyStatement({
        ...root,
        Action: "kms:*",
        Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
      }),
      keyStatement(administer),
    ),
    "use for another account": policyOf(
      keyStatement({ Principal: { AWS: "444455556666" }, Action: "kms:Decrypt" }),
      keyStatement(administer),
    ),
  },
  fails: {
    "a condition that holds for whoever is of the account": {
      policy: policyOf(
        keyStatement({
          ...root,
          Action: "⟦kms:*⟧",
          Condition: { StringEquals: { "kms:CallerAccount": "111122223333" } },
        }),
        keyStatement(administer),
      ),
      message: undone,
    },
    "a condition that every caller meets": {
      policy: policyOf(
        keyStatement({
          ...root,
          Action: "⟦kms:*⟧",
          Condition: { StringLike: { "aws:PrincipalArn": "*" } },
        }),
        keyStatement(administer),
      ),
      message: undone,
    },
    "everything for the account beside an administrator": {
      policy: policyOf(keyStatement({ ...root, Action: "⟦kms:*⟧" }), keyStatement(administer)),
      message: undone,
    },
    "decryption for the account, by its number": {
      policy: policyOf(
        keyStatement({
          Principal: { AWS: "111122223333" },
          Action: ["kms:PutKeyPolicy", "⟦kms:Decrypt⟧"],
        }),
        keyStatement(administer),
      ),
      message:
        "Statement 1 leaves kms:Decrypt to the IAM policies of account 111122223333. Whoever administers IAM there can give anyone the use of this key, the key's administrators included, whatever the other statements separate.",
      fixes: [
        {
          title: 'Narrow "kms:Decrypt" in statement 1 to administration',
          access: "narrower",
          text: policyOf(
            keyStatement({ Principal: { AWS: "111122223333" }, Action: ["kms:PutKeyPolicy"] }),
            keyStatement(administer),
          ),
        },
      ],
    },
  },
});
