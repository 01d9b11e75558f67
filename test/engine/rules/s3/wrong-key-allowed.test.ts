import { wrongKeyAllowed } from "../../../../server/src/engine/rules/s3/wrong-key-allowed.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  header,
  keyId,
  missingHeader,
  otherKey,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const endpoint = { "aws:SourceVpce": "vpce-1a2b3c4d" };
const withoutKey =
  "Uploads under another key get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms (by arn:aws:iam::111122223333:role/example). Without a key id S3 takes the key that AWS manages for it, aws/s3, and not the bucket's default key.";
const message = `${withoutKey} No statement here asks for one key.`;

testRule(wrongKeyAllowed, {
  passes: {
    "the key asked for": policyOf(wrongKey),
    "the key asked for as text": policyOf(uploadDeny({ StringNotEquals: { [keyId]: rightKey } })),
    "one statement for one key": policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: [rightKey] } })),
    "the three denies, the other way round": policyOf(wrongKey, wrongAlgorithm, missingHeader),
    "a third deny that is being written": policyOf(missingHeader, wrongAlgorithm, { Sid: "", Effect: "De" }),
    "no KMS at all": policyOf(uploadDeny({ StringNotEquals: { [header]: "AES256" } })),
    "a policy that does not speak of encryption": policyOf(bucketStatement()),
  },
  fails: {
    "a statement that is being written, and is to allow something": {
      policy: { "⟦Statement⟧": [missingHeader, wrongAlgorithm, bucketStatement({ Resource: undefined })] },
      message,
    },
    "no Deny on the key, and no key to be known": {
      policy: { "⟦Statement⟧": [missingHeader, wrongAlgorithm] },
      message,
      fixes: [
        {
          title: "Add a statement that denies uploads under another key, with the key's ARN to fill in",
          access: "narrower",
          text: {
            Statement: [
              missingHeader,
              wrongAlgorithm,
              addedFor("arn:aws:kms:<region>:<account-id>:key/<key-id>"),
            ],
          },
        },
      ],
    },
    "a key that only an Allow asks for": {
      policy: { "⟦Statement⟧": [wrongAlgorithm, allowFor(keyId)] },
      message: withoutKey,
      fixes: [
        {
          title: "Add a statement that denies uploads under another key",
          access: "narrower",
          text: { Statement: [wrongAlgorithm, allowFor(keyId), addedFor(rightKey)] },
        },
      ],
    },
    "ArnEquals in place of ArnNotEquals": {
      policy: policyOf(wrongAlgorithm, uploadDeny({ ArnEquals: { [`⟦${keyId}⟧`]: rightKey } })),
      message,
    },
    "a key checked only where one is named": {
      policy: policyOf(wrongAlgorithm, {
        ...wrongKey,
        Condition: {
          Null: { [keyId]: "false" },
          StringLike: { [`⟦${keyId}⟧`]: "arn:aws:kms:*:444455556666:key/*" },
        },
      }),
      message,
    },
    "any key of an account asked for": {
      policy: policyOf(
        uploadDeny({
          ArnNotLike: { [`⟦${keyId}⟧`]: "arn:aws:kms:eu-west-1:111122223333:key/*" },
        }),
      ),
      severity: "information",
      message:
        'Uploads under another key get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms --ssekms-key-id arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555 (by arn:aws:iam::111122223333:role/example). Whoever holds that key decides who can read the object. The policy asks for a key that fits "arn:aws:kms:eu-west-1:111122223333:key/*".',
    },
    "any key of an account asked for in one folder, and any key at all in others": {
      policy: policyOf(
        uploadDeny({ Null: { [keyId]: "true" } }),
        uploadDeny(
          { ArnNotLike: { [`⟦${keyId}⟧`]: "arn:aws:kms:eu-west-1:111122223333:key/*" } },
          { Resource: "arn:aws:s3:::ledger/in/*" },
        ),
      ),
      message:
        "Uploads under another key get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms --ssekms-key-id arn:aws:kms:eu-west-1:444455556666:key/11111111-2222-3333-4444-555555555555 (by arn:aws:iam::111122223333:role/example). Whoever holds that key decides who can read the object.",
    },
    "any key of an account asked for of all but one, whom the policy exempts by name": {
      policy: policyOf(
        uploadDeny({ Null: { [keyId]: "true" } }),
        uploadDeny({
          ArnNotLike: { [`⟦${keyId}⟧`]: "arn:aws:kms:eu-west-1:111122223333:key/*" },
          ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Copier" },
        }),
      ),
      severity: "information",
      message:
        'Uploads under another key get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms --ssekms-key-id arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555 (by arn:aws:iam::111122223333:role/example). Whoever holds that key decides who can read the object. The policy asks for a key that fits "arn:aws:kms:eu-west-1:111122223333:key/*".',
    },
    "some key asked for, whichever": {
      policy: policyOf(wrongAlgorithm, uploadDeny({ Null: { [`⟦${keyId}⟧`]: "true" } })),
      severity: "information",
      message:
        "Uploads under another key get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms --ssekms-key-id arn:aws:kms:us-east-1:111122223333:key/11111111-2222-3333-4444-555555555555 (by arn:aws:iam::111122223333:role/example). Whoever holds that key decides who can read the object. The policy asks for a key, whichever that is.",
    },
    "a key for each of two folders, and none for the others": {
      policy: policyOf(
        ...folders((key) => ({ ArnNotEquals: { [key === rightKey ? `⟦${keyId}⟧` : keyId]: key } })),
      ),
      message: withoutKey,
      fixes: [
        {
          title: "Add a statement that denies uploads under another key",
          access: "narrower",
          text: policyOf(
            ...folders((key) => ({ ArnNotEquals: { [keyId]: key } })),
            addedFor([rightKey, otherKey]),
          ),
        },
      ],
    },
    "a key asked for except through a VPC endpoint, as the algorithm is": {
      policy: policyOf(
        uploadDeny({ StringNotEquals: { [header]: "aws:kms", ...endpoint } }),
        uploadDeny({ ArnNotEquals: { [`⟦${keyId}⟧`]: rightKey }, StringNotEquals: endpoint }),
      ),
      message: withoutKey.replace("role/example)", "role/example, with aws:SourceVpce = vpce-1a2b3c4d)"),
      // To turn the first condition round would let others in, and shut the right ones out behind the endpoint.
      fixes: [
        {
          title: "Add a statement that denies uploads under another key",
          access: "narrower",
          text: policyOf(
            uploadDeny({ StringNotEquals: { [header]: "aws:kms", ...endpoint } }),
            uploadDeny({ ArnNotEquals: { [keyId]: rightKey }, StringNotEquals: endpoint }),
            addedFor(rightKey),
          ),
        },
      ],
    },
    "somebody whom the policy exempts by name": {
      policy: policyOf(
        uploadDeny({
          ArnNotEquals: {
            [`⟦${keyId}⟧`]: rightKey,
            "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Copier",
          },
        }),
      ),
      severity: "information",
      message:
        "Uploads under another key from arn:aws:iam::111122223333:role/Copier, whom the policy exempts by name, get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms (by arn:aws:iam::111122223333:role/Copier). Without a key id S3 takes the key that AWS manages for it, aws/s3, and not the bucket's default key.",
    },
    "one upload under each reading of what AWS leaves open, but not the same": {
      policy: policyOf(
        uploadDeny({ Null: { [keyId]: "true" }, StringNotEquals: { "s3:x-amz-acl": "private" } }),
        uploadDeny({
          Null: { [keyId]: "false" },
          ArnNotEquals: { [`⟦${keyId}⟧`]: rightKey },
          StringNotEquals: { "s3:x-amz-acl": "authenticated-read" },
        }),
      ),
      message:
        "Uploads under another key get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms (by arn:aws:iam::111122223333:role/example, with s3:x-amz-acl = private). This upload gets through if conditions see only the key id that the client sends. If conditions see the key that S3 is going to use, another one does, with s3:x-amz-acl = authenticated-read. Without a key id S3 takes the key that AWS manages for it, aws/s3, and not the bucket's default key.",
    },
    "what a service calls for somebody": {
      policy: policyOf(
        uploadDeny({
          ArnNotEquals: { [`⟦${keyId}⟧`]: rightKey },
          StringNotEquals: { "aws:CalledViaFirst": "athena.amazonaws.com" },
        }),
      ),
      severity: "information",
      message:
        "Uploads under another key from athena.amazonaws.com on behalf of a caller, whom the policy exempts by name, get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms (by arn:aws:iam::111122223333:role/example, with aws:CalledViaFirst = athena.amazonaws.com). Without a key id S3 takes the key that AWS manages for it, aws/s3, and not the bucket's default key.",
    },
  },
});

function folders(conditionFor: (key: string) => object): readonly object[] {
  return [
    uploadDeny(conditionFor(rightKey), { Resource: "arn:aws:s3:::ledger/in/*" }),
    uploadDeny(conditionFor(otherKey), { Sid: "Out", Resource: "arn:aws:s3:::ledger/out/*" }),
  ];
}

function addedFor(key: string | readonly string[]): object {
  return {
    ...wrongKey,
    Sid: "RefuseUploadsUnderOtherKeys",
    Action: ["s3:PutObject", "s3:ReplicateObject", "s3:UpdateObjectEncryption"],
    Condition: { ArnNotEquals: { [keyId]: key } },
  };
}

function allowFor(key: string): object {
  return bucketStatement({ Action: "s3:PutObject", Condition: { StringEquals: { [key]: rightKey } } });
}
