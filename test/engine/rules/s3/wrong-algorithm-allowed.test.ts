import { wrongAlgorithmAllowed } from "../../../../server/src/engine/rules/s3/wrong-algorithm-allowed.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const message =
  "Uploads with another algorithm than aws:kms get through, such as: aws s3api put-object --bucket ledger --key example.txt --server-side-encryption AES256 (by arn:aws:iam::111122223333:role/example). S3 then encrypts with a key of its own, which no key policy protects.";

testRule(wrongAlgorithmAllowed, {
  passes: {
    "the algorithm asked for": policyOf(wrongAlgorithm),
    "the wrong algorithm by name": policyOf(uploadDeny({ StringEquals: { [header]: "AES256" } })),
    "one statement for one key": policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })),
    "any key asked for": policyOf(uploadDeny({ Null: { [keyId]: "true" } })),
    "a policy that does not speak of encryption": policyOf(bucketStatement()),
    "only customer-provided keys refused": policyOf(
      uploadDeny({ Null: { [`${header}-customer-algorithm`]: "false" } }),
    ),
    "a header asked of a service alone": policyOf(
      uploadDeny({ Null: { [header]: "true" } }, { Principal: { Service: "guardduty.amazonaws.com" } }),
    ),
  },
  fails: {
    "the header asked for and nothing else": {
      policy: policyOf(uploadDeny({ Null: { [`⟦${header}⟧`]: "true" } }, { Sid: "MissingHeader" })),
      message,
      fixes: [
        {
          title: "Add a statement that denies uploads with another algorithm than aws:kms",
          access: "narrower",
          text: policyOf(missingHeader, { ...wrongAlgorithm, Sid: "RefuseUploadsWithOtherEncryption" }),
        },
      ],
    },
    "the operator without Not": {
      policy: policyOf(
        missingHeader,
        uploadDeny({ StringEquals: { [`⟦${header}⟧`]: "aws:kms:dsse" } }),
        wrongKeyThatMayBeMissing(),
      ),
      message,
    },
    "AES256 for all, after whose Deny no upload would be left": {
      policy: policyOf(uploadDeny({ StringNotEquals: { [`⟦${header}⟧`]: "AES256" } })),
      severity: "information",
      message: `${message} The policy spares AES256 by name.`,
      fixes: [],
    },
    "AES256 asked for by name": {
      policy: policyOf(uploadDeny({ StringNotEquals: { [`⟦${header}⟧`]: ["aws:kms", "AES256"] } })),
      severity: "information",
      message: `${message} The policy spares AES256 by name.`,
    },
  },
});

function wrongKeyThatMayBeMissing(): object {
  return { ...wrongKey, Condition: { ArnNotEquals: { [keyId]: rightKey }, Null: { [keyId]: "false" } } };
}
