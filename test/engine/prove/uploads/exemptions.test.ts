import { header, keyId, rightKey, uploadDeny, wrongAlgorithm } from "../../../support/uploadDenies.ts";
import { check, clerk, type Case } from "./check.ts";

describe("uploadsOf: whom denies spare by name", () => {
  const backup = "arn:aws:iam::111122223333:role/Backup";
  const anybody = { ...uploadDeny({}), Sid: "Anybody", Effect: "Allow", Condition: undefined };
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
    "a service that is called first": {
      deny: [
        unless({
          StringNotEquals: { "aws:CalledViaFirst": "athena.amazonaws.com", [header]: "aws:kms" },
        }),
      ],
      rows: { aes256: "open for athena.amazonaws.com on behalf of a caller" },
    },
    "services among those that are called": {
      deny: [
        unless({
          "ForAllValues:StringNotEquals": {
            "aws:CalledVia": ["athena.amazonaws.com", "cloudformation.amazonaws.com"],
          },
        }),
      ],
      rows: {
        aes256:
          "open for athena.amazonaws.com on behalf of a caller, cloudformation.amazonaws.com on behalf of a caller",
      },
    },
    "any service that is called last": {
      deny: [unless({ StringNotLike: { "aws:CalledViaLast": "*.amazonaws.com" } })],
      rows: { aes256: "open for AWS services on behalf of a caller" },
    },
    "whatever is called, by its presence": {
      deny: [unless({ Null: { "aws:CalledVia": "true" } })],
      rows: { aes256: "open for AWS services on behalf of a caller" },
    },
    "callers of a service, and whoever calls none": {
      deny: [unless({ "ForAnyValue:StringNotEquals": { "aws:CalledVia": "athena.amazonaws.com" } })],
      rows: { aes256: "open" },
    },
    "anything that is called": {
      deny: [unless({ StringNotLike: { "aws:CalledViaFirst": "*" } })],
      rows: { aes256: "open for AWS services on behalf of a caller" },
    },
    "any service, by a pattern for its name": {
      deny: [unless({ StringNotLike: { "aws:PrincipalServiceName": "*" } })],
      rows: { aes256: "open for AWS services" },
    },
    "one under each reading": {
      deny: [
        uploadDeny({ Null: { [keyId]: "true" }, ArnNotEquals: { "aws:PrincipalArn": backup } }),
        uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { "aws:PrincipalArn": clerk } }),
      ],
      rows: { aes256: `open for ${backup}`, "kms-no-key-id": `open for ${backup}, ${clerk}` },
    },
    "one, whom each of two denies spares, and another, whom one of them spares": {
      deny: [
        unless({ ArnNotEquals: { "aws:PrincipalArn": [backup, clerk] } }),
        unless({ ArnNotEquals: { "aws:PrincipalArn": backup } }),
      ],
      rows: { aes256: `open for ${backup}` },
    },
    "two, since no Deny is enough alone": {
      deny: [
        uploadDeny({
          Null: { "aws:PrincipalTag/team": "true" },
          ArnNotEquals: { "aws:PrincipalArn": backup },
        }),
        uploadDeny({
          Null: { "aws:PrincipalTag/team": "false" },
          ArnNotEquals: { "aws:PrincipalArn": clerk },
        }),
      ],
      rows: { aes256: `open for ${backup}, ${clerk}` },
    },
    "a root user by its id": {
      deny: [unless({ StringNotEquals: { "aws:userid": ["111122223333", "AIDACKCEVSQ6C2EXAMPLE"] } })],
      rows: { aes256: "open for the root user of account 111122223333, AIDACKCEVSQ6C2EXAMPLE" },
    },
    "a role by its id": {
      deny: [unless({ StringNotLike: { "aws:userid": "AROADBQP57FF2AEXAMPLE:*" } })],
      rows: { aes256: "open for AROADBQP57FF2AEXAMPLE:*" },
    },
    "any role, or a whole account by its ids, which is nobody by name": {
      deny: [unless({ StringNotLike: { "aws:userid": ["AROA*", "111122223333:*"] } })],
      rows: { aes256: "open" },
    },
    ...Object.fromEntries(
      ["AIDA*", "A*", "AR?A*", "anonymous"].map((id) => [
        `whoever has an id like ${id}, which is nobody by name`,
        {
          deny: [anybody, unless({ StringNotLike: { "aws:userid": id } })],
          rows: { aes256: "open" },
        },
      ]),
    ),
    "a root user by its ARN": {
      deny: [unless({ ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:root" } })],
      rows: { aes256: "open for arn:aws:iam::111122223333:root" },
    },
    "any root user, who is nobody by name": {
      deny: [unless({ ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" } })],
      rows: { aes256: "open" },
    },
    "a user whose name is a number": {
      deny: [unless({ ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:user/007" } })],
      rows: { aes256: "open for arn:aws:iam::111122223333:user/007" },
    },
    "a role by a part of its ARN": {
      deny: [unless({ StringNotLike: { "aws:PrincipalArn": "*:role/Backup" } })],
      rows: { aes256: "open for *:role/Backup" },
    },
    "a variable, which is nobody by name": {
      deny: [unless({ StringNotEquals: { "aws:username": "${aws:PrincipalTag/owner}" } })],
      rows: { aes256: "depends" },
    },
    ...Object.fromEntries(
      ["*:role/*", "arn:aws:iam::111122223333*", "*111122223333*", "*role*", "arn:*"].map((pattern) => [
        `${pattern}, which is nobody by name`,
        {
          deny: [unless({ StringNotLike: { "aws:PrincipalArn": pattern } })],
          rows: { aes256: "open" },
        },
      ]),
    ),
    "AWS services, while anonymous callers lack the key that tells them": {
      deny: [anybody, unless({ Bool: { "aws:PrincipalIsAWSService": "false" } })],
      rows: { aes256: "open" },
    },
    "AWS services, while anonymous callers are refused": {
      deny: [anybody, unless({ BoolIfExists: { "aws:PrincipalIsAWSService": "false" } })],
      rows: { aes256: "open for AWS services" },
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
