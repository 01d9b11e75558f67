import { privateAddress } from "../../../../server/src/engine/rules/policy/private-address.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";

const policyWith = (operator: string, key: string, value: unknown): object =>
  policyOf(bucketStatement({ Condition: { [operator]: { [key]: value } } }));
const message = (value: string): string =>
  `"${value}" is a private range, but aws:SourceIp is the public address that a request comes from: it is never in there. Requests through a VPC endpoint show theirs as aws:VpcSourceIp.`;

testRule(privateAddress, {
  kind: "s3-bucket-policy",
  passes: {
    "public ranges": policyWith("IpAddress", "aws:SourceIp", [
      "203.0.113.7",
      "203.0.113.0/24",
      "2001:db8::/32",
    ]),
    "private ones of a VPC": policyWith("IpAddress", "aws:VpcSourceIp", "10.20.0.0/16"),
    "ranges that hold both": policyWith("IpAddress", "aws:SourceIp", ["0.0.0.0/0", "172.0.0.0/8", "::/0"]),
    "what is no range": policyWith("IpAddress", "aws:SourceIp", "10.0.0"),
    "another operator": policyWith("StringEquals", "aws:SourceIp", "10.0.0.1"),
  },
  fails: {
    "private ranges": {
      policy: policyWith("NotIpAddress", "aws:SourceIp", [
        "⟦10.20.0.0/16⟧",
        "⟦192.168.1.7⟧",
        "⟦172.16.0.0/12⟧",
        "⟦fd00::/8⟧",
      ]),
      message: ["10.20.0.0/16", "192.168.1.7", "172.16.0.0/12", "fd00::/8"].map(message),
      fixes: [],
    },
    "bits that do not count": {
      policy: policyWith("IpAddress", "aws:SourceIp", "⟦203.0.113.77/24⟧"),
      severity: "hint",
      message:
        'Behind its first 24 bits "203.0.113.77/24" names an address, which does not count: the range is "203.0.113.0/24".',
      fixes: [
        {
          title: 'Write "203.0.113.0/24"',
          access: "unchanged",
          text: policyWith("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
        },
      ],
    },
  },
});
