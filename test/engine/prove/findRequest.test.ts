import assert from "node:assert/strict";
import { evaluate } from "../../../server/src/engine/evaluate/evaluate.ts";
import type { Caller } from "../../../server/src/engine/evaluate/request.ts";
import type { Policy } from "../../../server/src/engine/policy/policy.ts";
import { namedCaller } from "../../../server/src/engine/prove/callers/callerClass.ts";
import { callerClasses } from "../../../server/src/engine/prove/callers/callerClasses.ts";
import {
  findFirst,
  findRequest,
  isImpossible,
  type Question,
} from "../../../server/src/engine/prove/findRequest.ts";
import { policyOf } from "../../support/policies.ts";

const clerkRole = "arn:aws:iam::111122223333:role/Clerk";
const clerk: Caller = {
  type: "session",
  arn: "arn:aws:sts::111122223333:assumed-role/Clerk/shift",
  roleArn: clerkRole,
};

const allow = (members: object = {}): object => ({
  Effect: "Allow",
  Principal: { AWS: clerkRole },
  Action: "kms:Decrypt",
  Resource: "*",
  ...members,
});
const deny = (members: object = {}): object => allow({ Effect: "Deny", Principal: "*", ...members });

function keyPolicy(...statements: readonly object[]): Policy {
  return policyOf({ Version: "2012-10-17", Statement: statements }, "kms-key-policy");
}

/** Whether the clerk gets an action by this policy: some Allow applies, no Deny does. */
function mayCall(policy: Policy, action = "kms:Decrypt", caller = clerk): Question {
  return {
    action,
    callers: [namedCaller(caller)],
    asked: new Map([["resource", { kind: "given", values: ["*"] }]]),
    noneOf: policy.statements.filter(({ effect }) => effect === "Deny"),
    oneOf: policy.statements.filter(({ effect }) => effect === "Allow"),
  };
}

describe("findRequest: what a caller gets from a key policy", () => {
  const cases: Readonly<Record<string, readonly [statements: readonly object[], result: string]>> = {
    "what an Allow names": [[allow()], "found"],
    "not another action": [[allow({ Action: "kms:Encrypt" })], "none"],
    "not what is another's": [[allow({ Principal: { AWS: clerkRole.replace("Clerk", "Cook") } })], "none"],
    "what any Allow gives": [[allow({ Action: "kms:Encrypt" }), allow({ Action: "kms:D*" })], "found"],
    "what a Deny leaves": [
      [allow(), deny({ Condition: { StringNotEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } } })],
      "found",
    ],
    "nothing that a Deny takes away": [[allow(), deny()], "none"],
    "nothing where Allow and Deny exclude each other": [
      [
        allow({ Condition: { StringEquals: { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" } } }),
        deny({ Condition: { StringNotLike: { "kms:ViaService": "s3.*" } } }),
      ],
      "none",
    ],
    "what one of two Allows leaves past a Deny": [
      [
        allow({ Condition: { StringEquals: { "kms:EncryptionContext:team": "red" } } }),
        allow({ Condition: { StringEquals: { "kms:EncryptionContext:team": "blue" } } }),
        deny({ Condition: { StringLike: { "kms:EncryptionContext:team": "r*" } } }),
      ],
      "found",
    ],
    "nothing under a condition that contradicts itself": [
      [
        allow({
          Condition: { StringEquals: { "kms:ViaService": "a" }, StringLike: { "kms:ViaService": "b*" } },
        }),
      ],
      "none",
    ],
    "nothing under a key that the action does not have": [
      [allow({ Condition: { StringEquals: { "kms:GrantIsForAWSResource": "true" } } })],
      "none",
    ],
    "nothing under a condition on another account": [
      [allow({ Principal: "*", Condition: { StringEquals: { "kms:CallerAccount": "444455556666" } } })],
      "none",
    ],
    "what depends on an operator that AWS does not know": [
      [allow({ Condition: { StringIs: { "kms:ViaService": "s3" } } })],
      "unsure",
    ],
  };
  for (const [situation, [statements, result]] of Object.entries(cases))
    it(situation, () => {
      const policy = keyPolicy(...statements);
      const finding = findRequest(policy, mayCall(policy));
      assert.equal(finding.result, result);
      if (finding.result === "found") assert.equal(evaluate(policy, finding.request).decision, "allowed");
    });
});

describe("findRequest: who", () => {
  it("finds an account's user for a statement on its accounts", () => {
    const policy = keyPolicy(
      allow({
        Principal: "*",
        Condition: { StringEquals: { "kms:CallerAccount": "444455556666", "aws:username": "Ann" } },
      }),
    );
    const finding = findRequest(policy, {
      ...mayCall(policy),
      callers: callerClasses(policy.statements, "aws"),
    });
    assert(finding.result === "found");
    assert.deepEqual(finding.request.caller, { type: "user", arn: "arn:aws:iam::444455556666:user/Ann" });
  });

  it("finds nobody outside the accounts and services that a policy leaves", () => {
    const policy = keyPolicy(
      allow({
        Principal: "*",
        Condition: { StringLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:*" } },
      }),
      deny({ Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } } }),
      deny({ Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } }),
    );
    assert(isImpossible(policy, { ...mayCall(policy), callers: "identified" }));
  });

  it("names the user id of a session that a condition asks for", () => {
    const policy = keyPolicy(
      allow({ Principal: "*", Condition: { StringLike: { "aws:userid": "AROAEXAMPLEID:shift-*" } } }),
    );
    const finding = findRequest(policy, { ...mayCall(policy), callers: "identified" });
    assert(finding.result === "found");
    assert(finding.request.caller.type === "session");
    const [, session = ""] = finding.request.context.get("aws:userid")?.[0]?.split(":") ?? [];
    assert(finding.request.caller.arn.endsWith(`/${session}`));
  });
});

describe("findFirst", () => {
  it("takes the first question that finds something, and is unsure where one is that finds nothing", () => {
    const policy = keyPolicy(
      allow(),
      allow({ Action: "kms:Sign", Condition: { Odd: { "kms:ViaService": "s3" } } }),
    );
    const [decrypt, sign, encrypt] = ["kms:Decrypt", "kms:Sign", "kms:Encrypt"].map((action) =>
      mayCall(policy, action),
    );
    assert(decrypt !== undefined && sign !== undefined && encrypt !== undefined);
    assert.equal(findFirst(policy, [encrypt, sign, decrypt]).result, "found");
    assert.equal(findFirst(policy, [sign, encrypt]).result, "unsure");
    assert.equal(findFirst(policy, [encrypt]).result, "none");
  });
});
