import { customerProvidedKeyAllowed } from "../../../../server/src/engine/rules/s3/customer-provided-key-allowed.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
} from "../../../support/uploadDenies.ts";

const denied = uploadDeny(
  { Null: { [customerAlgorithm]: "false" } },
  { Sid: "RefuseUploadsWithProvidedKeys" },
);

testRule(customerProvidedKeyAllowed, {
  passes: {
    "provided keys by their own header": policyOf(denied),
    "a header asked for that such an upload has not": policyOf(missingHeader),
    "nothing but provided keys": policyOf(uploadDeny({ Null: { [customerAlgorithm]: "true" } })),
    "an algorithm asked for": policyOf(wrongAlgorithm),
    "one statement for one key": policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
    "a policy that does not speak of encryption": policyOf(bucketStatement()),
  },
  fails: {
    "an algorithm checked only where one is named": {
      policy: {
        "⟦Statement⟧": [
          uploadDeny({ StringNotEquals: { [header]: "aws:kms" }, Null: { [header]: "false" } }),
        ],
      },
      message:
        "Uploads with a customer-provided key get through, such as: aws s3api put-object --bucket ledger --key example.txt --sse-customer-algorithm AES256 --sse-customer-key fileb://key.bin (by arn:aws:iam::111122223333:role/example). Such an object can only be read with a key that its uploader keeps, and no key policy protects it.",
    },
  },
});
