import { plainHttpAllowed } from "../../../../server/src/engine/rules/s3/plain-http-allowed.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const both = ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"];
const deny = (members: object = {}): object => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: both,
  Condition: { Bool: { "aws:SecureTransport": "false" } },
  ...members,
});
const marked = (...statements: readonly object[]): object => ({
  Version: "2012-10-17",
  "⟦Statement⟧": statements,
});
const caller = "arn:aws:iam::111122223333:role/example";
const messageFor = (action: string, resource: string, by = caller): string =>
  `No statement denies requests over plain HTTP, such as ${action} on ${resource} by ${by}: whoever is on the way can read and change what is sent.`;

testRule(plainHttpAllowed, {
  passes: {
    "the usual Deny": policyOf(bucketStatement(), deny()),
    "the same in two statements": policyOf(
      deny({ Resource: "arn:aws:s3:::ledger" }),
      deny({ Resource: "arn:aws:s3:::ledger/*" }),
    ),
    "the same the other way round": policyOf(
      deny({ Condition: { StringNotEqualsIgnoreCase: { "aws:SecureTransport": "true" } } }),
    ),
    "a Deny of everything": policyOf(deny({ Condition: undefined })),
    "no bucket by name": policyOf(bucketStatement({ Resource: "arn:aws:s3:::*" })),
    "an access point": policyOf(
      bucketStatement({ Resource: "arn:aws:s3:us-east-1:123456789012:accesspoint/one/object/*" }),
    ),
    "no policy yet": {},
  },
  fails: {
    "nothing against it": {
      policy: marked(bucketStatement()),
      message: messageFor("s3:GetObject", "arn:aws:s3:::ledger/example.txt"),
      fixes: [
        {
          title: "Add a statement that denies every request without TLS",
          access: "narrower",
          text: policyOf(bucketStatement(), {
            Sid: "RefuseRequestsWithoutTls",
            ...deny(),
          }),
        },
      ],
    },
    "an Allow that asks for it, which is not enough": {
      policy: marked(bucketStatement({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
      message: messageFor("s3:GetObject", "arn:aws:s3:::ledger/example.txt"),
    },
    "a Deny for objects alone": {
      policy: marked(
        deny({ Resource: "arn:aws:s3:::ledger/*" }),
        bucketStatement({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::ledger" }),
      ),
      message: messageFor("s3:ListBucket", "arn:aws:s3:::ledger"),
    },
    "another bucket, for which the statement would not be": {
      policy: marked(deny(), bucketStatement({ Resource: "arn:aws:s3:::other/*" })),
      message: messageFor("s3:GetObject", "arn:aws:s3:::other/example.txt"),
      fixes: [],
    },
    "a Deny for uploads alone": {
      policy: marked(deny({ Action: "s3:PutObject" })),
      message: messageFor("s3:GetObject", "arn:aws:s3:::ledger/example.txt"),
    },
    "a Deny that is the wrong way round": {
      policy: policyOf(
        bucketStatement(),
        deny({ Sid: "Tls", Condition: { Bool: { "aws:SecureTransport": "⟦true⟧" } } }),
      ),
      severity: "warning",
      message:
        '"Tls" denies what comes over TLS and spares plain HTTP: aws:SecureTransport is "true" for requests over TLS. Write "false".',
      fixes: [
        {
          title: 'Write "false" for aws:SecureTransport in "Tls"',
          access: "wider",
          text: policyOf(bucketStatement(), deny({ Sid: "Tls" })),
        },
      ],
    },
    "a negated one": {
      policy: policyOf(
        deny({ Sid: "Tls", Condition: { StringNotEqualsIfExists: { "aws:SecureTransport": "⟦false⟧" } } }),
      ),
      severity: "warning",
      message:
        '"Tls" denies what comes over TLS and spares plain HTTP: aws:SecureTransport is "true" for requests over TLS. Write "true".',
    },
    "an Allow for plain HTTP alone": {
      policy: policyOf(
        bucketStatement({ Sid: "Read", Condition: { Bool: { "aws:SecureTransport": "⟦False⟧" } } }),
      ),
      severity: "warning",
      message:
        '"Read" allows what comes over plain HTTP alone: aws:SecureTransport is "true" for requests over TLS. Write "true".',
    },
    "a Deny with more to ask": {
      policy: marked(
        deny({
          Condition: { Bool: { "aws:SecureTransport": "true" }, Null: { "aws:SourceVpce": "true" } },
        }),
      ),
      message: messageFor("s3:GetObject", "arn:aws:s3:::ledger/example.txt"),
    },
    "a Deny with an exception": {
      policy: marked(
        deny({
          Condition: {
            Bool: { "aws:SecureTransport": "false" },
            StringNotEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" },
          },
        }),
      ),
      message: messageFor("s3:GetObject", "arn:aws:s3:::ledger/example.txt"),
    },
  },
});
