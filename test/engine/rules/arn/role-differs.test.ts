import { roleDiffers } from "../../../../server/src/engine/rules/arn/role-differs.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  bucketPolicy,
  keyPolicy,
  rightKey,
  root,
  withBucketPolicy,
  withKeyPolicy,
  writer,
} from "../../../support/setDocuments.ts";
import { bucketStatement, keyStatement } from "../../../support/statements.ts";

const reader = writer.replace("LedgerWriter", "Auditor");
const slip = writer.replace("LedgerWriter", "LegderWriter");
const letIn = (
  arn: string | readonly string[],
  action: string | readonly string[] = "s3:GetObject",
): object => bucketPolicy(rightKey, bucketStatement({ Principal: { AWS: arn }, Action: action }));
const denied = (members: object = {}): object =>
  keyStatement({
    Effect: "Deny",
    Principal: { AWS: writer },
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    ...members,
  });
const delegation = keyStatement({ Principal: { AWS: root }, Action: "kms:*" });
const denyForAll = { Effect: "Deny", "⟦Principal⟧": "*", Action: "kms:*", Resource: "*" };

testRule(roleDiffers, {
  passes: {
    "a bucket policy by itself": letIn(reader),
    "somebody whom the key policy knows": { policy: letIn(writer), others: withKeyPolicy(keyPolicy()) },
    "a key policy that leaves it to IAM": {
      policy: letIn(reader),
      others: withKeyPolicy(keyPolicy({}, delegation)),
    },
    "a key policy that leaves part of it to IAM": {
      policy: letIn(reader),
      others: withKeyPolicy(keyPolicy({}, keyStatement({ Principal: { AWS: root }, Action: "kms:Decrypt" }))),
    },
    "a key policy for everybody under a condition": {
      policy: letIn(reader),
      others: withKeyPolicy(
        keyPolicy({
          Principal: "*",
          Condition: {
            StringEquals: { "aws:PrincipalTag/team": "ledger", "kms:CallerAccount": "111122223333" },
          },
        }),
      ),
    },
    "somebody who is denied what does not come through S3": {
      policy: letIn(writer),
      others: withKeyPolicy(
        keyPolicy({}, denied({ Condition: { StringNotLike: { "kms:ViaService": "s3.*.amazonaws.com" } } })),
      ),
    },
    "a Deny for everybody else": {
      policy: letIn(writer),
      others: withKeyPolicy(
        keyPolicy(
          {},
          denied({ Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": [root, writer] } } }),
        ),
      ),
    },
    "a Deny for somebody else": {
      policy: letIn(writer),
      others: withKeyPolicy(keyPolicy({}, denied({ Principal: { AWS: reader } }))),
    },
    "a Deny of what S3 does not ask for": {
      policy: letIn(writer, ["s3:GetObject", "s3:PutObject"]),
      others: withKeyPolicy(keyPolicy({}, denied({ Action: ["kms:Encrypt", "kms:ReEncrypt*"] }))),
    },
    "an upload by somebody who is denied decryption": {
      policy: letIn(writer, "s3:PutObject"),
      others: withKeyPolicy(keyPolicy({}, denied({ Action: "kms:Decrypt" }))),
    },
    "an action that needs no key": {
      policy: letIn(reader, "s3:ListBucket"),
      others: withKeyPolicy(keyPolicy()),
    },
    "a bucket whose key nobody knows": {
      policy: letIn(reader, "s3:GetObject"),
      others: withKeyPolicy(keyPolicy({ Resource: "arn:aws:kms:*:111122223333:key/*" })),
    },
    "a whole account": { policy: letIn(root), others: withKeyPolicy(keyPolicy()) },
  },
  fails: {
    "somebody who is missing": {
      policy: letIn([`⟦${reader}⟧`, writer]),
      others: withKeyPolicy(keyPolicy({ Principal: { AWS: [writer] } })),
      message:
        "This lets role/Auditor download objects, but key.json does not let it use the key (kms:Decrypt), nor leave that to IAM. Unless a grant does, KMS refuses and so does S3.",
      related: ['"Statement"'],
      fixes: [
        {
          title: `Add "${reader}" to Principal of statement 2 in key.json`,
          access: "wider",
          text: letIn([reader, writer]),
          others: { "key.json": keyPolicy({ Principal: { AWS: [writer, reader] } }) },
        },
        {
          title: "Remove role/Auditor here",
          access: "narrower",
          text: letIn([writer]),
        },
      ],
    },
    "a slip of the pen": {
      policy: letIn(`⟦${slip}⟧`, "s3:PutObject"),
      others: withKeyPolicy(keyPolicy()),
      message:
        "This lets role/LegderWriter upload objects, but key.json does not let it use the key (kms:GenerateDataKey), nor leave that to IAM. Unless a grant does, KMS refuses and so does S3.",
      related: [`"${writer}"`],
    },
    "the same, seen from the key policy": {
      policy: keyPolicy({ Principal: { AWS: `⟦${writer}⟧` } }),
      kind: "kms-key-policy",
      others: withBucketPolicy(letIn(slip, ["s3:PutObject", "s3:GetObject"])),
      message:
        "bucket.json lets role/LegderWriter download objects, but this key policy does not let it use the key (kms:Decrypt), nor leave that to IAM. Unless a grant does, KMS refuses and so does S3.",
      related: [`"${slip}"`],
    },
    "somebody whom the key policy denies the key": {
      policy: letIn(`⟦${writer}⟧`, ["s3:GetObject", "s3:PutObject"]),
      others: withKeyPolicy(keyPolicy({}, delegation, denied())),
      message:
        "This lets role/LedgerWriter download objects, but key.json denies it the use of the key (kms:Decrypt), by statement 4. KMS refuses and so does S3.",
      related: [`"${writer}"`],
      fixes: [{ title: "Remove role/LedgerWriter here", access: "narrower", text: bucketPolicy() }],
    },
    "somebody who is denied the key with everybody, seen from the key policy": {
      policy: keyPolicy({}, denyForAll),
      kind: "kms-key-policy",
      others: withBucketPolicy(letIn(writer, "s3:PutObject")),
      message:
        "bucket.json lets role/LedgerWriter upload objects, but this key policy denies it the use of the key (kms:GenerateDataKey), by statement 3. KMS refuses and so does S3.",
      related: [`"${writer}"`],
    },
    "somebody whom a Deny for all others hits": {
      policy: letIn(`⟦${reader}⟧`),
      others: withKeyPolicy(
        keyPolicy(
          {},
          delegation,
          denied({ Principal: "*", Condition: { ArnNotEquals: { "aws:PrincipalArn": writer } } }),
        ),
      ),
      message:
        "This lets role/Auditor download objects, but key.json denies it the use of the key (kms:Decrypt), by statement 4. KMS refuses and so does S3.",
      related: ['"Principal"'],
    },
  },
});
