import { encryptionNotEnforced } from "../../../../server/src/engine/rules/s3/encryption-not-enforced.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const message =
  "No statement here says how uploads are to be encrypted: the client chooses or, where it does not, the bucket's default encryption. If all objects are to be under one key, deny all other uploads.";

const added = [
  { ...missingHeader, Sid: "RefuseUploadsWithoutEncryptionHeader" },
  { ...wrongAlgorithm, Sid: "RefuseUploadsWithOtherEncryption" },
  {
    ...wrongKey,
    Sid: "RefuseUploadsUnderOtherKeys",
    Action: ["s3:PutObject", "s3:ReplicateObject", "s3:UpdateObjectEncryption"],
    Condition: { ArnNotEquals: { [keyId]: "arn:aws:kms:<region>:<account-id>:key/<key-id>" } },
  },
];
const title = "Add statements that deny uploads under any key but one, with the key's ARN to fill in";

const unencryptedTransport = bucketStatement({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});

testRule(encryptionNotEnforced, {
  passes: {
    "the three denies": policyOf(missingHeader, wrongAlgorithm, wrongKey),
    "one deny that could do better": policyOf(missingHeader),
    "an Allow that asks for a header": policyOf(
      bucketStatement({ Action: "s3:PutObject", Condition: { StringEquals: { [header]: "aws:kms" } } }),
    ),
    "a bucket closed for writing": policyOf(
      bucketStatement({ Effect: "Deny", Principal: "*", Action: "s3:Put*" }),
    ),
    "customer-provided keys for all": policyOf(uploadDeny({ Null: { [customerAlgorithm]: "true" } })),
    "an access point": policyOf(
      bucketStatement({ Resource: "arn:aws:s3:eu-west-1:111122223333:accesspoint/desk/object/*" }),
    ),
    "no statements yet": { Version: "2012-10-17" },
    "half a policy": '{ "Statement": [{ "Effect": "Allow", "Resource": "arn:aws:s3:::ledger/*" ',
  },
  fails: {
    "TLS asked for and nothing else": {
      policy: { "⟦Statement⟧": [unencryptedTransport] },
      message,
      fixes: [{ title, access: "narrower", text: { Statement: [unencryptedTransport, ...added] } }],
    },
    "one statement without a list": {
      policy: { "⟦Statement⟧": bucketStatement() },
      message,
      fixes: [{ title, access: "narrower", text: { Statement: [bucketStatement(), ...added] } }],
    },
    "writing closed for one role": {
      policy: { "⟦Statement⟧": [bucketStatement({ Effect: "Deny", Action: "s3:PutObject" })] },
      message,
    },
    "customer-provided keys refused": {
      policy: { "⟦Statement⟧": [uploadDeny({ Null: { [customerAlgorithm]: "false" } })] },
      message: message.replace("how uploads", "how all uploads"),
    },
    "a header asked of a service alone": {
      policy: {
        "⟦Statement⟧": [
          uploadDeny(
            { StringNotEquals: { [keyId]: rightKey } },
            { Principal: { Service: "guardduty.amazonaws.com" } },
          ),
        ],
      },
      message: message.replace("how uploads", "how all uploads"),
    },
    "a pattern for the bucket, which no fix can name": {
      policy: { "⟦Statement⟧": [bucketStatement({ Resource: "*" })] },
      message,
      fixes: [],
    },
  },
});
