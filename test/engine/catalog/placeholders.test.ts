import assert from "node:assert/strict";
import { isPolicyVariable, placeholderIn } from "../../../server/src/engine/catalog/placeholders.ts";

describe("catalog/placeholders", () => {
  const found: Readonly<Record<string, readonly [text: string, form: string]>> = {
    "arn:aws:iam::<account id>:root": ["<account id>", "blank"],
    "arn:aws:s3:::[bucket]/*": ["[bucket]", "blank"],
    "arn:aws:s3:::REPLACE_WITH_BUCKET": ["REPLACE_WITH_BUCKET", "blank"],
    "arn:aws:kms:...": ["...", "blank"],
    "arn:aws:iam::ACCOUNT:root": ["ACCOUNT", "blank"],
    "arn:aws:iam::Your_account_ID:root": ["Your_account_ID", "blank"],
    "${AWS::AccountId}": ["${AWS::AccountId}", "template"],
    "${aws_s3_bucket.logs.arn}/*": ["${aws_s3_bucket.logs.arn}", "template"],
    "${self:custom.bucket}": ["${self:custom.bucket}", "template"],
    "${unfinished": ["${unfinished", "template"],
    "{{ bucket }}": ["{{ bucket }}", "template"],
    "<%= bucket %>": ["<%= bucket %>", "template"],
    "#{AWS::Region}": ["#{AWS::Region}", "template"],
    "arn:aws:s3:::%s/*": ["%s", "template"],
    "%BUCKET%": ["%BUCKET%", "template"],
    "@bucket@": ["@bucket@", "template"],
    __BUCKET__: ["__BUCKET__", "template"],
    "$(bucket)": ["$(bucket)", "template"],
    "arn:aws:s3:::$BUCKET": ["$BUCKET", "template"],
    "your-key-id": ["your-key-id", "word"],
    "alias/KEY_ID": ["KEY_ID", "word"],
    "vpce-xxxxxxxx": ["xxxxxxxx", "word"],
    "s3.REGION.amazonaws.com": ["REGION", "word"],
    "ACCOUNT-A-ID": ["ACCOUNT-A-ID", "word"],
    "aws-account-id": ["aws-account-id", "word"],
    MyRoleArn: ["MyRoleArn", "word"],
  };
  for (const [value, [text, form]] of Object.entries(found))
    it(`finds one in ${value}`, () => {
      assert.deepEqual(placeholderIn(value), { text, form });
    });

  const real = [
    "*",
    "arn:aws:iam::111122223333:role/your",
    "arn:aws:iam::111122223333:role/aws-service-role/s3.amazonaws.com/AWSServiceRole",
    "arn:aws:s3:::amzn-s3-demo-bucket/home/${aws:username}/*",
    "arn:aws:s3:::ledger/${aws:PrincipalTag/team, 'none'}/${$}",
    "arn:aws:s3:::cafe%C3%A9/a..b",
    "arn:aws:s3:::ledger/team@example.com",
    "arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    "s3.us-east-1.amazonaws.com",
    "STANDARD_IA",
    "GLACIER",
    "SYMMETRIC_DEFAULT",
    "ENCRYPT_DECRYPT",
    "AWS_KMS",
    "x".repeat(10_000),
  ];
  for (const value of real)
    it(`finds none in ${value.slice(0, 80)}`, () => {
      assert.equal(placeholderIn(value), undefined);
    });

  const variables: Readonly<Record<string, boolean>> = {
    "${aws:username}": true,
    "${AWS:userid}": true,
    "${saml:sub}": true,
    "${www.amazon.com:user_id}": true,
    "${s3:prefix}": true,
    "${*}": true,
    "${?}": true,
    "${}": false,
    "${aws:}": false,
    "${aws username}": false,
    "${AWS::Region}": false,
    "${env:HOME}": false,
    "${var.bucket}": false,
  };
  for (const [text, expected] of Object.entries(variables))
    it(`takes ${text} for ${expected ? "a variable" : "something else"}`, () => {
      assert.equal(isPolicyVariable(text), expected);
    });
});
