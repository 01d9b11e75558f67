import { severalBuckets } from "../../../../server/src/engine/rules/arn/several-buckets.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const withResources = (...resources: readonly string[]): object =>
  policyOf(bucketStatement({ Resource: resources }));
const messageFor = (other: string, main: string): string =>
  `The policy of a bucket can name that bucket alone, but this Resource is of "${other}" and others are of "${main}". S3 refuses this policy.`;

testRule(severalBuckets, {
  passes: {
    "a colon too many, which another rule reports": withResources(
      "arn:aws:s3:::ledger",
      "arn:aws:s3::::ledger/*",
    ),
    "one bucket": withResources("arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*", "arn:aws:s3:::ledger/a/*"),
    "patterns and variables": withResources(
      "arn:aws:s3:::ledger",
      "arn:aws:s3:::ledger-*",
      "*",
      "arn:aws:s3:::${aws:PrincipalTag/team}/*",
    ),
    "names to be filled in": withResources("arn:aws:s3:::ledger", "arn:aws:s3:::<bucket>/*"),
    "samples among themselves": withResources(
      "arn:aws:s3:::DOC-EXAMPLE-BUCKET/*",
      "arn:aws:s3:::amzn-s3-demo-bucket/*",
    ),
    "what is left alone": policyOf(
      bucketStatement(),
      bucketStatement({ Effect: "Deny", Resource: undefined, NotResource: "arn:aws:s3:::other/*" }),
    ),
    "an access point": withResources(
      "arn:aws:s3:us-east-1:123456789012:accesspoint/one/object/*",
      "arn:aws:s3:us-east-1:123456789012:accesspoint/two/object/*",
    ),
  },
  fails: {
    "another bucket in one statement": {
      policy: withResources("⟦arn:aws:s3:::legder⟧", "arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"),
      message: messageFor("legder", "ledger"),
      related: ['"arn:aws:s3:::ledger"'],
      fixes: [
        {
          title: 'Write "arn:aws:s3:::ledger"',
          access: "wider",
          text: withResources("arn:aws:s3:::ledger", "arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"),
        },
      ],
    },
    "a sample's bucket that was left over, however often it stands there": {
      policy: withResources(
        "⟦arn:aws:s3:::amzn-s3-demo-bucket⟧",
        "⟦arn:aws:s3:::amzn-s3-demo-bucket/*⟧",
        "arn:aws:s3:::ledger/*",
      ),
      message: [messageFor("amzn-s3-demo-bucket", "ledger"), messageFor("amzn-s3-demo-bucket", "ledger")],
      related: ['"arn:aws:s3:::ledger/*"', '"arn:aws:s3:::ledger/*"'],
    },
    "a copied statement, in a policy that has as many of its own": {
      policy: policyOf(
        bucketStatement({ Resource: "arn:aws:s3:::ledger/*" }),
        bucketStatement({ Effect: "Deny", Resource: "⟦arn:aws:s3:::Ledger/*⟧" }),
      ),
      message: messageFor("Ledger", "ledger"),
      fixes: [
        {
          title: 'Write "arn:aws:s3:::ledger/*"',
          access: "narrower",
          text: policyOf(
            bucketStatement({ Resource: "arn:aws:s3:::ledger/*" }),
            bucketStatement({ Effect: "Deny", Resource: "arn:aws:s3:::ledger/*" }),
          ),
        },
      ],
    },
  },
});
