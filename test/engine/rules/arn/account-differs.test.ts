import { accountDiffers } from "../../../../server/src/engine/rules/arn/account-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  bucketPolicy,
  encryption,
  keyPolicy,
  rightKey,
  root,
  withBucketPolicy,
  withEncryption,
  withKeyPolicy,
} from "../../../support/setDocuments.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";

const foreignKey = rightKey.replace("111122223333", "444455556666");
const foreignRoot = root.replace("111122223333", "444455556666");
const foreignAlias = foreignKey.replace(/key\/.*/, "alias/ledger");
const delegation = (principal: string): object =>
  keyStatement({ Principal: { AWS: principal }, Action: "kms:*" });
const foreignPolicy = policyOf(delegation(foreignRoot));
const books = { name: "books", keyPolicy: "this", account: "111122223333" };

testRule(accountDiffers, {
  passes: {
    "a key policy by itself": keyPolicy(),
    "a key of the account that it trusts": {
      policy: policyOf(delegation(root)),
      others: withBucketPolicy(bucketPolicy()),
    },
    "a key of another account, whose policy lets this one use it": {
      policy: policyOf(delegation(foreignRoot), delegation(root)),
      others: withEncryption(encryption(foreignKey)),
    },
    "an account that the policy names by a role alone": {
      policy: policyOf(delegation("arn:aws:iam::444455556666:role/Keeper"), delegation(root)),
      others: withEncryption(encryption(foreignKey)),
    },
    "an account that only a condition names": {
      policy: policyOf(
        delegation(root),
        keyStatement({
          Principal: "*",
          Condition: { StringEquals: { "kms:CallerAccount": "444455556666" } },
        }),
      ),
      others: withEncryption(encryption(foreignKey)),
    },
    "anybody of an organization": {
      policy: policyOf(
        delegation(root),
        keyStatement({
          Principal: "*",
          Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abcdefghij" } },
        }),
      ),
      others: withEncryption(encryption(foreignKey)),
    },
    "an account that is yet to be filled in": {
      policy: policyOf(delegation("arn:aws:iam::<account>:root"), delegation(root)),
      others: withEncryption(encryption(foreignKey)),
    },
    "an alias of the account that it trusts": {
      policy: policyOf(delegation(foreignRoot)),
      others: withEncryption(encryption(foreignAlias)),
    },
    "an alias without account": {
      policy: policyOf(delegation(root)),
      others: withEncryption(encryption("alias/ledger")),
    },
    "a bucket's default of another account than its policy's key, of which another rule speaks": {
      policy: bucketPolicy(),
      kind: "s3-bucket-policy",
      others: withEncryption(encryption(foreignKey)),
    },
    "the account that is declared": { policy: policyOf(delegation(root)), sets: [books] },
    "another account than is declared by a key, of which another rule speaks": {
      policy: bucketPolicy(foreignKey),
      kind: "s3-bucket-policy",
      others: withKeyPolicy(policyOf(delegation(root))),
      sets: [{ name: "books", bucketPolicy: "this", keyPolicy: "key.json", keyArn: rightKey }],
    },
  },
  fails: {
    "a key of an account that it does not know": {
      policy: policyOf(delegation(`⟦${root}⟧`)),
      others: withBucketPolicy(bucketPolicy(foreignKey)),
      message:
        "This key policy trusts account 111122223333, but bucket.json uses a key of account 444455556666. Whoever controls a key is of the key's own account, so that cannot be the policy of that key.",
      related: [`"${foreignKey}"`],
      fixes: [
        {
          title: 'Use "444455556666" here, as bucket.json does',
          access: "wider",
          text: foreignPolicy,
        },
        {
          title: 'Use "111122223333" in bucket.json, too',
          access: "wider",
          text: policyOf(delegation(root)),
          others: { "bucket.json": bucketPolicy() },
        },
      ],
    },
    "an alias of an account that it does not know": {
      policy: encryption(`⟦${foreignAlias}⟧`),
      kind: "s3-bucket-encryption",
      others: withKeyPolicy(policyOf(delegation(root))),
      message:
        "This uses a key of account 444455556666, but key.json trusts account 111122223333. Whoever controls a key is of the key's own account, so that cannot be the policy of that key.",
      fixes: [
        {
          title: 'Use "111122223333" here, as key.json does',
          access: "wider",
          text: encryption(foreignAlias.replace("444455556666", "111122223333")),
        },
        {
          title: 'Use "444455556666" in key.json, too',
          access: "wider",
          text: encryption(foreignAlias),
          others: { "key.json": foreignPolicy },
        },
      ],
    },
    "the same, seen from the bucket": {
      policy: bucketPolicy(`⟦${foreignKey}⟧`),
      kind: "s3-bucket-policy",
      others: withKeyPolicy(policyOf(delegation("111122223333"))),
      message:
        "This uses a key of account 444455556666, but key.json trusts account 111122223333. Whoever controls a key is of the key's own account, so that cannot be the policy of that key.",
      related: ['"111122223333"'],
    },
    "another account than is declared": {
      policy: policyOf(delegation(`⟦${foreignRoot}⟧`)),
      sets: [{ ...books, keyArn: rightKey }],
      message:
        'This key policy trusts account 444455556666, but a key of account 111122223333 is declared in latchkey.json for the set "books". Whoever controls a key is of the key\'s own account, so one of the two is mistaken.',
      related: ['"111122223333"'],
      fixes: [
        {
          title: 'Use "111122223333" here, as latchkey.json declares',
          access: "wider",
          text: policyOf(delegation(root)),
        },
        {
          title: 'Use "444455556666" in latchkey.json, too',
          access: "wider",
          text: foreignPolicy,
          others: {
            "latchkey.json": { sets: [{ ...books, account: "444455556666", keyArn: foreignKey }] },
          },
        },
      ],
    },
    "another account than that of the declared key": {
      policy: policyOf(delegation(`⟦${foreignRoot}⟧`)),
      sets: [{ name: "books", keyPolicy: "this", keyArn: rightKey }],
      message:
        'This key policy trusts account 444455556666, but a key of account 111122223333 is declared in latchkey.json for the set "books". Whoever controls a key is of the key\'s own account, so one of the two is mistaken.',
      related: [`"${rightKey}"`],
    },
    "a bucket that uses a key of another account than is declared": {
      policy: bucketPolicy(`⟦${foreignKey}⟧`),
      kind: "s3-bucket-policy",
      sets: [{ name: "books", bucketPolicy: "this", account: "111122223333" }],
      message:
        'This uses a key of account 444455556666, but a key of account 111122223333 is declared in latchkey.json for the set "books". A key is of one account, so one of the two is mistaken.',
      related: ['"111122223333"'],
    },
  },
});
