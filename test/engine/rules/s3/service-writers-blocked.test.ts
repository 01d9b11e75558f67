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

testRule(serviceWritersBlocked, {
  passes: {
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
