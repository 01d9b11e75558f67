import assert from "node:assert/strict";
import fc from "fast-check";
import { evaluate } from "../../../../server/src/engine/evaluate/evaluate.ts";
import type { Caller, Request } from "../../../../server/src/engine/evaluate/request.ts";
import { accessOf } from "../../../../server/src/engine/prove/access.ts";
import { policyOf as read } from "../../../support/policies.ts";
import { policyOf } from "../../../support/statements.ts";

const account = "arn:aws:iam::111122223333";
const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const names = [`${account}:role/One`, `${account}:role/Two`, `${account}:user/Three`];
const actions = ["kms:Decrypt", "kms:EnableKey", "kms:DescribeKey"];

/** The values that requests have for each condition key, absence included, and that policies ask for. */
const keys: Readonly<Record<string, readonly (string | undefined)[]>> = {
  "kms:ViaService": [undefined, "s3.us-east-1.amazonaws.com", "ec2.us-east-1.amazonaws.com"],
  "aws:SecureTransport": ["true", "false"],
  "aws:PrincipalTag/team": [undefined, "one", "two"],
};

/** What a request may have that no policy asks for. */
const others: Readonly<Record<string, readonly string[]>> = {
  "kms:ViaService": ["rds.us-east-1.amazonaws.com"],
  "aws:PrincipalTag/team": ["three"],
};

const contexts: readonly ReadonlyMap<string, readonly string[]>[] = Object.entries(keys).reduce<
  readonly ReadonlyMap<string, readonly string[]>[]
>(
  (all, [name, values]) =>
    all.flatMap((context) =>
      [...values, ...(others[name] ?? [])].map((value) =>
        value === undefined ? context : new Map(context).set(name.toLowerCase(), [value]),
      ),
    ),
  [new Map()],
);

const condition = fc.oneof(
  ...Object.entries(keys).map(([name, values]) =>
    fc.record({
      operator: fc.constantFrom("StringEquals", "StringNotEquals", "StringEqualsIfExists", "StringLike"),
      name: fc.constant(name),
      value: fc.constantFrom(...values.filter((value) => value !== undefined)),
    }),
  ),
  fc.record({
    operator: fc.constantFrom("ArnEquals", "ArnNotEquals", "ArnLike"),
    name: fc.constant("aws:PrincipalArn"),
    value: fc.constantFrom(...names, `${account}:role/*`),
  }),
);

const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Principal: fc.oneof(fc.constant("*"), fc.record({ AWS: fc.subarray(names, { minLength: 1 }) })),
  Action: fc.oneof(fc.constant("kms:*"), fc.subarray(actions, { minLength: 1 })),
  Resource: fc.constant("*"),
  Condition: fc.array(condition, { maxLength: 2 }).map(toCondition),
});

function toCondition(conditions: readonly { operator: string; name: string; value: string }[]): object {
  const blocks: Record<string, Record<string, string>> = {};
  for (const { operator, name, value } of conditions)
    blocks[operator] = { ...blocks[operator], [name]: value };
  return blocks;
}

function callerOf(arn: string): Caller {
  const name = arn.slice(arn.lastIndexOf("/") + 1);
  if (arn.includes(":user/")) return { type: "user", arn };
  return {
    type: "session",
    arn: `arn:aws:sts::111122223333:assumed-role/${name}/any`,
    roleArn: arn,
  };
}

/** S3 asks KMS to encrypt and decrypt, and never to enable a key. */
function isThroughS3(context: ReadonlyMap<string, readonly string[]>): boolean {
  return context.get("kms:viaservice")?.[0]?.startsWith("s3.") === true;
}

describe("access to a key", () => {
  it("agrees with trying all requests", () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (statements) => {
        const policy = read(policyOf(...statements), "kms-key-policy");
        const access = accessOf(policy);
        for (const name of names)
          for (const action of actions) {
            const found = access.find(({ principal }) => principal.name === name);
            if (found === undefined) continue;
            const isGiven = found.permissions.some((permission) => permission.action.name === action);
            const isAllowed = contexts.some((context) => {
              if (action === "kms:EnableKey" && isThroughS3(context)) return false;
              const request: Request = { caller: callerOf(name), action, resource: key, context };
              return evaluate(policy, request).decision === "allowed";
            });
            assert.equal(isGiven, isAllowed, `${name} ${action}`);
          }
      }),
      { numRuns: 300 },
    );
  });
});
