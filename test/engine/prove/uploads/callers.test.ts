import { uploadDeny } from "../../../support/uploadDenies.ts";
import { check, clerk, type Case } from "./check.ts";

describe("uploadsOf: callers", () => {
  const cases: Readonly<Record<string, Case>> = {
    "an account and everyone else": {
      deny: [
        uploadDeny({ StringEquals: { "aws:PrincipalAccount": "111122223333" } }),
        uploadDeny({ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } }),
      ],
      rows: { aes256: "depends" },
    },
    "an account, everyone else and services": {
      deny: [
        uploadDeny({ StringEquals: { "aws:PrincipalAccount": "111122223333" } }),
        uploadDeny({ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } }),
        uploadDeny({ Bool: { "aws:PrincipalIsAWSService": "true" } }),
      ],
      rows: { aes256: "closed by 0 1 2" },
    },
    "an account, by its ARNs and by its number": {
      deny: [
        uploadDeny({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:*" } }),
        uploadDeny({ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } }),
        uploadDeny({ Bool: { "aws:PrincipalIsAWSService": "true" } }),
        uploadDeny({ StringEquals: { "aws:PrincipalType": "FederatedUser" } }),
      ],
      rows: { aes256: "closed by 0 1 2 3" },
    },
    "a user name that does not go with the ARN": {
      deny: [
        uploadDeny({ StringNotEquals: { "aws:username": "Ann" } }),
        uploadDeny({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/*Ann" } }),
      ],
      rows: { aes256: "closed by 0 1" },
    },
    "a user name that does": {
      deny: [
        uploadDeny({ StringNotEquals: { "aws:username": "Ann" } }),
        uploadDeny({ ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:user/staff/*" } }),
      ],
      rows: { aes256: "open for Ann" },
    },
    "sessions of one role by the id": {
      deny: [uploadDeny({ StringNotLike: { "aws:userid": "AROAEXAMPLEID:*" } })],
      rows: { aes256: "open for AROAEXAMPLEID:*" },
    },
    "one session of a role, of which there are others": {
      deny: [
        uploadDeny({ ArnNotEquals: { "aws:PrincipalArn": clerk } }),
        uploadDeny({}, { Principal: { AWS: "arn:aws:sts::111122223333:assumed-role/Clerk/shift" } }),
      ],
      rows: { aes256: "open for arn:aws:iam::111122223333:role/Clerk" },
    },
    "a role, of whose sessions there is none left": {
      deny: [
        uploadDeny({ ArnNotEquals: { "aws:PrincipalArn": clerk } }),
        uploadDeny({}, { Principal: { AWS: clerk } }),
        uploadDeny({ Bool: { "aws:PrincipalIsAWSService": "true" } }),
      ],
      rows: { aes256: "closed by 0 1 2" },
    },
    "services whose ARNs are not known": {
      deny: [
        uploadDeny({ ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:*" } }),
        uploadDeny({ Bool: { "aws:PrincipalIsAWSService": "false" } }),
      ],
      rows: { aes256: "depends" },
    },
    "a service's source, which other callers do not have": {
      deny: [uploadDeny({ Null: { "aws:SourceArn": "true" } })],
      rows: { aes256: "open" },
    },
  };
  for (const [situation, each] of Object.entries(cases))
    it(situation, () => {
      check(each);
    });

  const toServices = uploadDeny({ Bool: { "aws:PrincipalIsAWSService": ["true", "false"] } });
  it("anonymous ones count where the policy itself allows them", () => {
    const allow = uploadDeny({}, { Effect: "Allow" });
    check({ deny: [toServices], rows: { aes256: "closed by 0" } });
    check({ deny: [toServices, allow], rows: { aes256: "open" } });
  });
});
