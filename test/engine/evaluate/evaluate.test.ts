import assert from "node:assert/strict";
import { deniedBy, evaluate, type Decision } from "../../../server/src/engine/evaluate/evaluate.ts";
import { matches } from "../../../server/src/engine/evaluate/matches.ts";
import type { Caller, Request } from "../../../server/src/engine/evaluate/request.ts";
import { policyOf } from "../../support/policies.ts";
import { callers } from "./callers.ts";
import { answerOf, contextMap } from "./holds.ts";

const allow = { Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::example/*" };
const deny = { ...allow, Effect: "Deny" };
const maybe = { Condition: { StringMatches: { "s3:prefix": "x" } } };
const never = { Condition: { StringEquals: { "s3:prefix": "x" } } };
const delegating = { ...allow, Principal: { AWS: "111122223333" } };

function put(caller: Caller = callers.session, values: Readonly<Record<string, string>> = {}): Request {
  return {
    caller,
    action: "s3:PutObject",
    resource: "arn:aws:s3:::example/key",
    context: contextMap(values),
  };
}

interface Case {
  readonly statements: readonly object[];
  readonly caller?: Caller;
  readonly decision: Decision["decision"];
  readonly by: readonly number[];
  readonly reason?: string;
}

const unknownOperator = "AWS knows no operator StringMatches.";
const delegation = "The statement leaves the decision to account 111122223333: IAM there must also allow it.";

const cases: Readonly<Record<string, Case>> = {
  "no statement": { statements: [], decision: "notAllowed", by: [] },
  "an Allow": { statements: [{ ...allow, ...never }, allow], decision: "allowed", by: [1] },
  "several Allows": { statements: [allow, allow], decision: "allowed", by: [0, 1] },
  "an Allow and a Deny": { statements: [allow, deny], decision: "denied", by: [1] },
  "a Deny alone": { statements: [deny], decision: "denied", by: [0] },
  "a Deny that does not match": { statements: [{ ...deny, ...never }, allow], decision: "allowed", by: [1] },
  "a doubtful Allow": {
    statements: [{ ...allow, ...maybe }],
    decision: "depends",
    by: [0],
    reason: unknownOperator,
  },
  "a doubtful Allow beside a certain one": {
    statements: [{ ...allow, ...maybe }, allow],
    decision: "allowed",
    by: [1],
  },
  "a doubtful Deny": {
    statements: [allow, { ...deny, ...maybe }],
    decision: "depends",
    by: [0, 1],
    reason: unknownOperator,
  },
  "a doubtful Deny beside a certain one": {
    statements: [allow, { ...deny, ...maybe }, deny],
    decision: "denied",
    by: [2],
  },
  "a doubtful Deny of what nothing allows": {
    statements: [{ ...deny, ...maybe }],
    decision: "notAllowed",
    by: [],
    reason: unknownOperator,
  },
  "a doubt that another part settles": {
    statements: [{ ...allow, Condition: { ...maybe.Condition, ...never.Condition } }],
    decision: "notAllowed",
    by: [],
  },
  "the account, for its session": {
    statements: [delegating],
    decision: "depends",
    by: [0],
    reason: delegation,
  },
  "the account, for its root user": {
    statements: [delegating],
    caller: callers.root,
    decision: "allowed",
    by: [0],
  },
  "the account and the role": {
    statements: [delegating, { ...allow, Principal: { AWS: callers.session.roleArn } }],
    decision: "allowed",
    by: [1],
  },
  "a Deny for the account": {
    statements: [allow, { ...delegating, Effect: "Deny" }],
    decision: "denied",
    by: [1],
  },
  "an Effect that is none": { statements: [{ ...allow, Effect: "allow" }], decision: "notAllowed", by: [] },
  "a key twice under one operator": {
    statements: [allow, { ...deny, Condition: { Null: { "s3:prefix": "true", "S3:Prefix": "true" } } }],
    decision: "depends",
    by: [0, 1],
    reason: "AWS does not accept S3:Prefix twice under Null.",
  },
  "a key under two operators": {
    statements: [
      allow,
      { ...deny, Condition: { Null: { "s3:prefix": "true" }, StringNotLike: { "S3:Prefix": "a" } } },
    ],
    decision: "denied",
    by: [1],
  },
};

describe("evaluate: decisions", () => {
  for (const [situation, { statements, caller, ...expected }] of Object.entries(cases))
    it(situation, () => {
      const policy = policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy");
      const { decision, by, reason } = evaluate(policy, put(caller));
      const found = { decision, by: by.map(({ index }) => index), ...(reason !== undefined && { reason }) };
      assert.deepEqual(found, expected);
    });

  it("gives a doubt about a Deny with the statements in doubt", () => {
    const policy = policyOf(
      { Statement: [{ ...deny, ...maybe }, { ...deny, ...never }, allow] },
      "s3-bucket-policy",
    );
    const { truth, by } = deniedBy(policy, put());
    assert.deepEqual(truth, { doubt: unknownOperator });
    assert.deepEqual(by, [policy.statements[0]]);
  });
});

const algorithm = "s3:x-amz-server-side-encryption";

/** What is changed in an Allow that matches, what the request says, and the sentence. */
const sentences: Readonly<Record<string, readonly [object, Readonly<Record<string, string>>, string]>> = {
  "all parts": [{}, {}, "Every part matches."],
  "the caller": [
    { Principal: { AWS: "444455556666" } },
    {},
    "Principal does not cover arn:aws:sts::111122223333:assumed-role/App/one.",
  ],
  "no principal": [{ Principal: undefined }, {}, "It has no Principal."],
  "the action": [{ Action: "s3:GetObject" }, {}, "Action does not cover s3:PutObject."],
  NotAction: [{ Action: undefined, NotAction: "s3:Put*" }, {}, "NotAction leaves out s3:PutObject."],
  "the resource": [
    { Resource: "arn:aws:s3:::other/*" },
    {},
    "Resource does not cover arn:aws:s3:::example/key.",
  ],
  "the effect": [{ Effect: "Permit" }, {}, "Its Effect is neither Allow nor Deny."],
  "a value": [
    { Condition: { StringNotEquals: { [algorithm]: "aws:kms" } } },
    { [algorithm]: "aws:kms" },
    `Condition StringNotEquals on ${algorithm} did not hold: the request has "aws:kms".`,
  ],
  "an absent key": [
    { Condition: { Bool: { "aws:SecureTransport": true }, Null: { "s3:prefix": "false" } } },
    { "aws:SecureTransport": "true" },
    "Condition Null on s3:prefix did not hold: the request does not have it.",
  ],
  "a key that follows from the caller": [
    { Condition: { StringEquals: { "aws:PrincipalAccount": "444455556666" } } },
    {},
    'Condition StringEquals on aws:PrincipalAccount did not hold: the request has "111122223333".',
  ],
  "a doubt": [maybe, {}, unknownOperator],
  "what the account has to do": [delegating, {}, `Every part matches. ${delegation}`],
};

describe("evaluate: what became of a statement", () => {
  for (const [situation, [change, values, because]] of Object.entries(sentences))
    it(situation, () => {
      const policy = policyOf({ Statement: { ...allow, ...change } }, "s3-bucket-policy");
      const request = put(callers.session, values);
      const [outcome] = evaluate(policy, request).statements;
      assert.ok(outcome);
      assert.equal(outcome.because, because);
      const isEffective = outcome.statement.effect !== undefined;
      if (isEffective) assert.deepEqual(matches(outcome.statement, request, policy), outcome.matches);
    });
});

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

describe("evaluate: key policies", () => {
  const rootStatement = {
    Effect: "Allow",
    Principal: { AWS: callers.root.arn },
    Action: "kms:*",
    Resource: "*",
  };
  const userStatement = {
    Effect: "Allow",
    Principal: { AWS: callers.session.roleArn },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
    Condition: { StringLike: { "kms:ViaService": "s3.*.amazonaws.com" } },
  };
  const policy = policyOf(
    { Version: "2012-10-17", Statement: [rootStatement, userStatement] },
    "kms-key-policy",
  );
  const decide = (caller: Caller, values: Readonly<Record<string, string>> = {}): Decision["decision"] =>
    evaluate(policy, { caller, action: "kms:Decrypt", resource: key, context: contextMap(values) }).decision;

  it("leave it to IAM where only the account is named", () => {
    assert.equal(decide(callers.user), "depends");
    assert.equal(decide(callers.session), "depends");
    assert.equal(decide(callers.root), "allowed");
  });

  it("allow a role that is named", () => {
    assert.equal(decide(callers.session, { "kms:ViaService": "s3.eu-central-1.amazonaws.com" }), "allowed");
  });

  it("say nothing for anybody else", () => {
    assert.equal(decide(callers.anonymous), "notAllowed");
    assert.equal(decide(callers.service), "notAllowed");
    assert.equal(decide({ type: "user", arn: "arn:aws:iam::444455556666:user/Eve" }), "notAllowed");
  });

  it("take a key of another account for half of what is needed", () => {
    const open = policyOf({ Statement: { ...rootStatement, Principal: "*" } }, "kms-key-policy");
    const request = { caller: callers.user, action: "kms:Decrypt", context: new Map() };
    const foreign = key.replace("111122223333", "444455556666");
    assert.equal(evaluate(open, { ...request, resource: key }).decision, "allowed");
    assert.equal(evaluate(open, { ...request, resource: foreign }).decision, "depends");
    assert.equal(answerOf(deniedBy(open, { ...request, resource: foreign }).truth), false);
  });
});
