import { networkConditionBreaksS3 } from "../../../../server/src/engine/rules/kms/network-condition-breaks-s3.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const office = { "aws:SourceIp": "203.0.113.0/24" };
const via = { "kms:ViaService": "s3.eu-central-1.amazonaws.com" };
const use = {
  Sid: "Use",
  Principal: { AWS: "arn:aws:iam::111122223333:role/App" },
  Action: ["kms:Decrypt", "kms:GenerateDataKey"],
};
const throughS3 = keyStatement({ ...use, Condition: { StringEquals: via } });
const onlyOffice = { Sid: "Office", Effect: "Deny", Principal: "*", Action: "kms:*" };
const WHY = "S3 calls KMS from addresses of AWS, not from the caller's network, so with this condition on";

testRule(networkConditionBreaksS3, {
  passes: {
    "no condition on the network": policyOf(throughS3),
    "a key that is not evidently for S3": policyOf(
      keyStatement({ ...use, Condition: { StringEquals: { "aws:SourceVpc": "vpc-12345678" } } }),
      keyStatement({ ...onlyOffice, Condition: { NotIpAddress: office } }),
    ),
    "a Deny that spares what services do": policyOf(
      throughS3,
      keyStatement({
        ...onlyOffice,
        Condition: { NotIpAddress: office, Bool: { "aws:ViaAWSService": "false" } },
      }),
    ),
    "a Deny that spares S3": policyOf(
      throughS3,
      keyStatement({
        ...onlyOffice,
        Condition: { NotIpAddress: office, StringNotLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
      }),
    ),
    "a Deny of something else": policyOf(
      throughS3,
      keyStatement({ ...onlyOffice, Action: "kms:PutKeyPolicy", Condition: { NotIpAddress: office } }),
    ),
    "a Deny of one network": policyOf(
      throughS3,
      keyStatement({ ...onlyOffice, Condition: { IpAddress: office } }),
    ),
    "a network of all addresses": policyOf(
      keyStatement({
        ...use,
        Condition: { StringEquals: via, IpAddress: { "aws:SourceIp": "0.0.0.0/0" } },
      }),
    ),
    "an endpoint, if there is one": policyOf(
      keyStatement({
        ...use,
        Condition: { StringEquals: via, StringEqualsIfExists: { "aws:SourceVpce": "vpce-12345678" } },
      }),
    ),
  },
  fails: {
    "an Allow for S3 in one network": {
      policy: `{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "${use.Principal.AWS}" }, "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:ViaService": "s3.eu-central-1.amazonaws.com" }, "IpAddress": { ⟦"aws:SourceIp"⟧: "203.0.113.0/24" } } }] }`,
      message: `${WHY} aws:SourceIp statement 1 never covers what role/App asks of the key through S3.`,
      fixes: [
        {
          title: 'Remove "aws:SourceIp" from the conditions of statement 1',
          access: "wider",
          text: `{ "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "${use.Principal.AWS}" }, "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } } }] }`,
        },
      ],
    },
    "an endpoint, shown by the encryption context": {
      policy: policyOf(
        keyStatement({
          ...use,
          Condition: {
            StringLike: { "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::ledger*" },
            StringEquals: { "⟦aws:sourceVpce⟧": "vpce-12345678" },
          },
        }),
      ),
      message: `${WHY} aws:sourceVpce "Use" never covers what role/App asks of the key through S3.`,
    },
    "a Deny outside one network": {
      policy: policyOf(
        throughS3,
        keyStatement({
          ...onlyOffice,
          Condition: { NotIpAddress: { "⟦aws:SourceIp⟧": "203.0.113.0/24" } },
        }),
      ),
      message: `${WHY} aws:SourceIp "Office" stops what role/App asks of the key through S3.`,
      fixes: [
        {
          title: 'Add the condition that "aws:ViaAWSService" is "false" to "Office"',
          access: "wider",
          text: policyOf(
            throughS3,
            keyStatement({
              ...onlyOffice,
              Condition: { NotIpAddress: office, Bool: { "aws:ViaAWSService": "false" } },
            }),
          ),
        },
      ],
    },
    "a Deny outside one endpoint, for two users": {
      policy: policyOf(
        throughS3,
        keyStatement({
          ...use,
          Principal: { AWS: "arn:aws:iam::111122223333:user/ann" },
          Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
        }),
        keyStatement({
          ...onlyOffice,
          Action: "kms:Decrypt",
          Condition: { StringNotEquals: { "⟦aws:SourceVpce⟧": "vpce-12345678" } },
        }),
      ),
      message: `${WHY} aws:SourceVpce "Office" stops what role/App and user/ann asks of the key through S3.`,
    },
  },
});
