import { serviceWritersBlocked } from "../../../../server/src/engine/rules/s3/service-writers-blocked.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import {
  header,
  missingHeader,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const delivery = "delivery.logs.amazonaws.com";

/** What a service's guide says to allow it. */
function delivers(service: string | readonly string[], condition: object = {}): object {
  return bucketStatement({
    Principal: { Service: service },
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::ledger/AWSLogs/123456789012/*",
    Condition: { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", ...condition } },
  });
}

const messageFor = (services: string, denies: string) =>
  `${services} may write here, but ${denies} uploads without an encryption header, and services send none unless they are set up to. Let them use the bucket's default encryption, or see that they send it.`;

/** A Deny of everybody who is not where the condition says. */
const outsiders = (condition: object): object =>
  bucketStatement({
    Sid: "Outsiders",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"],
    Condition: condition,
  });
const endpoint = { "aws:SourceVpce": "vpce-1a2b3c4d" };
const elsewhere = (service: string): string =>
  `${service} may write here, but "Outsiders" refuses whoever comes from outside a network or an organization, and services belong to none. Spare AWS services there: which of them may write, an Allow says by name.`;

testRule(serviceWritersBlocked, {
  passes: {
    "a network asked of all but services": policyOf(
      delivers(delivery),
      outsiders({ StringNotEquals: endpoint, Bool: { "aws:PrincipalIsAWSService": "false" } }),
    ),
    "a network asked of those who have one": policyOf(
      delivers(delivery),
      outsiders({ StringNotEquals: endpoint, Null: { "aws:SourceVpce": "false" } }),
    ),
    "a network or addresses, of which those of services are not known": policyOf(
      delivers(delivery),
      outsiders({ StringNotEquals: endpoint, NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }),
    ),
    "a network asked of readers": policyOf(
      bucketStatement({ Principal: { Service: "cloudfront.amazonaws.com" } }),
      outsiders({ StringNotEquals: endpoint }),
    ),
    "a service in a bucket that asks for no header": policyOf(delivers(delivery)),
    "a header asked of other objects": policyOf(
      delivers(delivery),
      uploadDeny({ Null: { [header]: "true" } }, { Resource: "arn:aws:s3:::ledger/entries/*" }),
    ),
    "a header asked of roles alone": policyOf(missingHeader, wrongAlgorithm, wrongKey, bucketStatement()),
    "services exempted": policyOf(
      delivers(delivery),
      uploadDeny({ Null: { [header]: "true" }, Bool: { "aws:PrincipalIsAWSService": "false" } }),
    ),
    "a service that has to send the header": policyOf(
      delivers("cloudtrail.amazonaws.com", { [header]: "aws:kms" }),
      wrongAlgorithm,
    ),
    "a header asked of that service by name": policyOf(
      delivers("guardduty.amazonaws.com"),
      uploadDeny({ Null: { [header]: "true" } }, { Principal: { Service: "guardduty.amazonaws.com" } }),
    ),
    "a service that only reads": policyOf(
      bucketStatement({ Principal: { Service: "cloudfront.amazonaws.com" } }),
      missingHeader,
    ),
    "one key, which the bucket's default may be": policyOf(delivers(delivery), wrongKey),
  },
  fails: {
    "a network asked of everybody": {
      policy: policyOf(delivers(`⟦${delivery}⟧`), outsiders({ StringNotEquals: endpoint })),
      message: elsewhere(delivery),
      fixes: [
        {
          title: 'Spare AWS services in "Outsiders": add "aws:PrincipalIsAWSService": "false"',
          access: "wider",
          text: policyOf(
            delivers(delivery),
            outsiders({ StringNotEquals: endpoint, Bool: { "aws:PrincipalIsAWSService": "false" } }),
          ),
        },
      ],
    },
    "an organization asked of everybody": {
      policy: policyOf(
        delivers(`⟦${delivery}⟧`),
        outsiders({ StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
      ),
      message: elsewhere(delivery),
    },
    "one service": {
      policy: policyOf(delivers(`⟦${delivery}⟧`), missingHeader, wrongKey),
      message: messageFor(delivery, '"MissingHeader" refuses'),
      fixes: [
        {
          title: 'Spare AWS services in "MissingHeader": add "aws:PrincipalIsAWSService": "false"',
          access: "wider",
          text: policyOf(
            delivers(delivery),
            uploadDeny(
              { Null: { [header]: "true" }, Bool: { "aws:PrincipalIsAWSService": "false" } },
              { Sid: "MissingHeader" },
            ),
            wrongKey,
          ),
        },
      ],
    },
    "several, some of them twice": {
      policy: policyOf(
        delivers([`⟦${delivery}⟧`, "config.amazonaws.com"]),
        delivers("config.amazonaws.com"),
        uploadDeny({ StringNotEquals: { [header]: "aws:kms" }, Bool: { "aws:SecureTransport": "true" } }),
        missingHeader,
      ),
      message: messageFor(
        `${delivery} and config.amazonaws.com`,
        '"RefuseUpload" and "MissingHeader" refuse',
      ),
      fixes: [
        {
          title:
            'Spare AWS services in "RefuseUpload" and "MissingHeader": add "aws:PrincipalIsAWSService": "false"',
          access: "wider",
          text: policyOf(
            delivers([delivery, "config.amazonaws.com"]),
            delivers("config.amazonaws.com"),
            uploadDeny({
              StringNotEquals: { [header]: "aws:kms" },
              Bool: { "aws:SecureTransport": "true", "aws:PrincipalIsAWSService": "false" },
            }),
            uploadDeny(
              { Null: { [header]: "true" }, Bool: { "aws:PrincipalIsAWSService": "false" } },
              { Sid: "MissingHeader" },
            ),
          ),
        },
      ],
    },
  },
});
