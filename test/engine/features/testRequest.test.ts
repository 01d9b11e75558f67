import assert from "node:assert/strict";
import {
  complaintAboutRequest,
  testRequest,
  type RequestPart,
} from "../../../server/src/engine/features/testRequest.ts";
import { bucketStatement } from "../../support/statements.ts";
import { header, missingHeader } from "../../support/uploadDenies.ts";
import { read } from "./read.ts";

const policy = read([missingHeader, bucketStatement({ Action: "s3:PutObject" })], "s3-bucket-policy");
const clerk = "arn:aws:iam::123456789012:role/Clerk";
const upload = { action: "s3:PutObject", resource: "arn:aws:s3:::ledger/a.txt" };
const withHeader = { [header]: ["AES256"] };

const cases = [
  ["a Deny that applies", { principal: clerk, context: {} }, "denied", [0], ["yes", "yes"]],
  ["an Allow", { principal: clerk, context: withHeader }, "allowed", [1], ["no", "yes"]],
  ["nothing", { principal: "anonymous", context: withHeader }, "notAllowed", [], ["no", "no"]],
  [
    "condition keys in whatever case",
    { principal: clerk, context: { [header.toUpperCase()]: ["AES256"] } },
    "allowed",
    [1],
    ["no", "yes"],
  ],
] as const;

describe("testing a request", () => {
  for (const [name, request, decision, by, matches] of cases) {
    it(`finds ${name}`, () => {
      const tested = testRequest(policy, { ...upload, ...request }) ?? assert.fail();
      assert.equal(tested.decision, decision);
      assert.deepEqual(
        tested.by.map(({ index }) => index),
        by,
      );
      assert.deepEqual(
        tested.statements.map((statement) => statement.matches),
        matches,
      );
      assert(tested.statements.every(({ because }) => because.endsWith(".")));
    });
  }

  it("says who else may allow what a policy does not, for its kind", () => {
    const meaningOf = (kind: "kms-key-policy" | "s3-bucket-policy", principal: string = clerk) =>
      testRequest(read([], kind), { ...upload, principal, context: {} })?.meaning;
    assert.match(meaningOf("s3-bucket-policy") ?? "", /request\. Within the account an IAM policy may still/);
    assert.match(
      meaningOf("kms-key-policy") ?? "",
      /request\. Only a grant may still allow it: IAM policies/,
    );
  });

  it("takes a session for one of the role that the policy names by a path", () => {
    const allow = bucketStatement({
      Action: "s3:PutObject",
      Principal: { AWS: "arn:aws:iam::123456789012:role/ops/Clerk" },
    });
    const principal = "arn:aws:sts::123456789012:assumed-role/Clerk/alice";
    const request = { ...upload, principal, context: {} };
    assert.equal(testRequest(read([allow], "s3-bucket-policy"), request)?.decision, "allowed");
  });

  it("gives the reason where it depends", () => {
    const account = read([bucketStatement({ Principal: { AWS: "123456789012" } })], "s3-bucket-policy");
    const request = { principal: clerk, action: "s3:GetObject", resource: upload.resource, context: {} };
    const tested = testRequest(account, request);
    assert.equal(tested?.decision, "depends");
    assert.match(tested.reason ?? "", /IAM there must also allow it/);
  });

  it("does without a caller that nobody can tell", () => {
    assert.equal(testRequest(policy, { ...upload, principal: "somebody", context: {} }), undefined);
  });
});

const accepted: Readonly<Record<RequestPart, readonly string[]>> = {
  principal: [
    "anonymous",
    "123456789012",
    "logging.s3.amazonaws.com",
    "arn:aws:iam::123456789012:root",
    "arn:aws:iam::123456789012:user/a/B",
    clerk,
    "arn:aws:sts::123456789012:assumed-role/Clerk/session",
    "arn:aws:sts::123456789012:federated-user/B",
    "0123456789abcdef".repeat(4),
  ],
  action: ["s3:PutObject", "kms:Decrypt"],
  resource: ["arn:aws:s3:::ledger/a b.txt", "arn:aws:kms:eu-west-1:123456789012:key/1", "*"],
};

const refused: Readonly<Record<RequestPart, readonly string[]>> = {
  principal: [
    "",
    "*",
    "12345678901",
    "arn:aws:iam::123456789012:group/B",
    "arn:aws:iam::123456789012:role/",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:sts::123456789012:assumed-role/Clerk",
    "arn:aws:s3:::ledger",
  ],
  action: ["", "PutObject", "s3:Put*", "*"],
  resource: ["", "ledger", "arn:aws:s3"],
};

describe("parts of a request", () => {
  for (const part of ["principal", "action", "resource"] as const) {
    it(`takes what can be a ${part}`, () => {
      for (const value of accepted[part]) assert.equal(complaintAboutRequest(part, value), undefined, value);
    });

    it(`says what is wrong with any other ${part}`, () => {
      for (const value of refused[part])
        assert.match(complaintAboutRequest(part, value) ?? "", /^Give /, value);
    });
  }
});
