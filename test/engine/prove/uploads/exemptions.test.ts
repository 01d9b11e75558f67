import { header, keyId, rightKey, uploadDeny, wrongAlgorithm } from "../../../support/uploadDenies.ts";
import { check, clerk, type Case } from "./check.ts";

describe("uploadsOf: whom denies spare by name", () => {
  const backup = "arn:aws:iam::111122223333:role/Backup";
  const unless = (condition: object, members: object = {}): object =>
    uploadDeny({ StringNotEquals: { [header]: "aws:kms" }, ...condition }, members);
  const cases: Readonly<Record<string, Case>> = {
    "a role in a condition": {
      deny: [unless({ ArnNotLike: { "aws:PrincipalArn": backup } })],
      rows: { aes256: `open for ${backup}`, "kms-no-key-id": "open" },
    },
    "roles by the beginning of their names": {
      deny: [unless({ StringNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/backup-*" } })],
      rows: { aes256: "open for arn:aws:iam::*:role/backup-*" },
    },
    "a whole account, which is nobody by name": {
      deny: [unless({ ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/*" } })],
      rows: { aes256: "open" },
    },
    "AWS services": {
      deny: [unless({ Bool: { "aws:PrincipalIsAWSService": "false" } })],
      rows: { aes256: "open for AWS services" },
    },
    "a service": {
      deny: [
        unless({
          StringNotEquals: { "aws:PrincipalServiceName": "logging.s3.amazonaws.com", [header]: "aws:kms" },
        }),
      ],
      rows: { aes256: "open for logging.s3.amazonaws.com" },
    },
    "a user by NotPrincipal": {
      deny: [
        unless(
          {},
          {
            Principal: undefined,
            NotPrincipal: { AWS: ["arn:aws:iam::111122223333:user/Ann", "arn:aws:iam::111122223333:root"] },
          },
        ),
      ],
      rows: { aes256: "open for arn:aws:iam::111122223333:user/Ann, arn:aws:iam::111122223333:root" },
    },
    "nobody where another Deny has no exemption": {
      deny: [unless({ ArnNotLike: { "aws:PrincipalArn": backup } }), wrongAlgorithm],
      rows: { aes256: "closed by 1" },
    },
    "different ones, of whom nobody gets past both": {
      deny: [
        unless({ ArnNotLike: { "aws:PrincipalArn": backup } }),
        unless({ ArnNotLike: { "aws:PrincipalArn": clerk } }),
        uploadDeny({ Bool: { "aws:PrincipalIsAWSService": "true" } }),
      ],
      rows: { aes256: "closed by 0 1 2" },
    },
    "a role, and others only if the bucket's default key is the right one": {
      deny: [
        uploadDeny({
          StringNotEquals: { [header]: "aws:kms", [keyId]: rightKey },
          ArnNotEquals: { "aws:PrincipalArn": backup },
        }),
      ],
      rows: { "no-header": `open for ${backup}` },
    },
    "some, while others get through, too": {
      deny: [
        unless({
          ArnNotLike: { "aws:PrincipalArn": backup },
          StringNotEquals: { "aws:PrincipalOrgID": "o-1", [header]: "aws:kms" },
        }),
      ],
      rows: { aes256: "open" },
    },
  };
  for (const [situation, each] of Object.entries(cases))
    it(situation, () => {
      check(each);
    });
});
