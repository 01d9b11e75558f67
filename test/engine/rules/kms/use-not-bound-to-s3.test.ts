import { useNotBoundToS3 } from "../../../../server/src/engine/rules/kms/use-not-bound-to-s3.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const via = { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } };
const app = {
  Sid: "Upload",
  Principal: { AWS: "arn:aws:iam::111122223333:role/App" },
  Action: "kms:Gen*Key",
};
const throughS3 = keyStatement({ ...app, Condition: via });
const reports = { Sid: "Report", Principal: { AWS: "arn:aws:iam::111122223333:role/Reports" } };
const MESSAGE =
  '"Upload" shows that this key is for S3, but "Report" lets role/Reports call kms:Decrypt directly. A condition on "kms:ViaService" keeps its use to S3.';

testRule(useNotBoundToS3, {
  passes: {
    "all use through S3": policyOf(
      throughS3,
      keyStatement({
        ...reports,
        Action: "kms:Decrypt",
        Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
      }),
    ),
    "use for the objects of a bucket": policyOf(
      throughS3,
      keyStatement({
        ...reports,
        Action: "kms:Decrypt",
        Condition: { StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger/*" } },
      }),
    ),
    "use that a Deny binds to S3": policyOf(
      throughS3,
      keyStatement({ ...reports, Action: "kms:Decrypt" }),
      keyStatement({
        Effect: "Deny",
        Principal: "*",
        Action: "kms:Decrypt",
        Condition: { StringNotLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
      }),
    ),
    "a key that is not evidently for S3": policyOf(keyStatement({ ...reports, Action: "kms:Decrypt" })),
    "an account, a service, and looking at the key": policyOf(
      throughS3,
      keyStatement({ Principal: { AWS: "111122223333" }, Action: "kms:*" }),
      keyStatement({ Principal: { Service: "s3.amazonaws.com" }, Action: "kms:GenerateDataKey" }),
      keyStatement({ ...reports, Action: "kms:DescribeKey" }),
    ),
  },
  fails: {
    "use of another role": {
      policy: policyOf(throughS3, keyStatement({ ...reports, Action: "⟦kms:Decrypt⟧" })),
      message: MESSAGE,
      related: ['"Upload"'],
      fixes: [
        {
          title: 'Add the condition that "kms:ViaService" is "s3.eu-central-1.amazonaws.com" to "Report"',
          access: "narrower",
          text: policyOf(throughS3, keyStatement({ ...reports, Action: "kms:Decrypt", Condition: via })),
        },
      ],
    },
    "use together with looking at the key": {
      policy: policyOf(
        keyStatement({ ...app, Sid: undefined, Condition: via }),
        keyStatement({ ...reports, Action: ["kms:DescribeKey", "⟦kms:*crypt⟧"] }),
      ),
      message: MESSAGE.replace('"Upload"', "Statement 1"),
      fixes: [],
    },
    "a Deny that binds something else": {
      policy: policyOf(
        throughS3,
        keyStatement({ ...reports, Action: "⟦kms:Decrypt⟧" }),
        keyStatement({
          Effect: "Deny",
          Principal: "*",
          Action: "kms:Encrypt",
          Condition: { StringNotLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
        }),
      ),
      message: MESSAGE,
    },
  },
});
