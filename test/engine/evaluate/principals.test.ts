import assert from "node:assert/strict";
import { coversCaller, grantsByItself } from "../../../server/src/engine/evaluate/principals.ts";
import type { DocumentKind, Statement } from "../../../server/src/engine/policy/policy.ts";
import { policyOf } from "../../support/policies.ts";
import { callerNames, callers, type CallerName } from "./callers.ts";
import { answerOf, type Answer } from "./holds.ts";

const { root, user, session, federatedUser, canonicalUser } = callers;
const everyone = [...callerNames];
const inAccount: readonly CallerName[] = ["root", "user", "session", "federatedUser"];

interface Case {
  readonly principal: unknown;
  readonly covers: readonly CallerName[];
  readonly doubts?: readonly CallerName[];
}

const principals: Readonly<Record<string, Case>> = {
  "a lone star": { principal: "*", covers: everyone },
  "a star under AWS": { principal: { AWS: "*" }, covers: everyone },
  "a star in a list": { principal: { AWS: ["111122223333", "*"] }, covers: everyone },
  "an account's number": {
    principal: { AWS: "111122223333" },
    covers: inAccount,
    doubts: ["canonicalUser"],
  },
  "an account's root ARN": { principal: { AWS: root.arn }, covers: inAccount, doubts: ["canonicalUser"] },
  "another account": { principal: { AWS: "444455556666" }, covers: [], doubts: ["canonicalUser"] },
  "the root ARN of another partition": {
    principal: { AWS: "arn:aws-cn:iam::111122223333:root" },
    covers: [],
    doubts: ["canonicalUser"],
  },
  "a user": { principal: { AWS: user.arn }, covers: ["user"], doubts: ["federatedUser"] },
  "a user in other casing": {
    principal: { AWS: user.arn.replace("Ann", "ann") },
    covers: [],
    doubts: ["federatedUser"],
  },
  "a user of another account": { principal: { AWS: "arn:aws:iam::444455556666:user/team/Ann" }, covers: [] },
  "a role": { principal: { AWS: session.roleArn }, covers: ["session"] },
  "a role without its path": { principal: { AWS: "arn:aws:iam::111122223333:role/App" }, covers: [] },
  "a session": { principal: { AWS: session.arn }, covers: ["session"] },
  "another session of the role": { principal: { AWS: session.arn.replace("one", "two") }, covers: [] },
  "a wildcard in an ARN": { principal: { AWS: "arn:aws:iam::111122223333:role/*" }, covers: [] },
  "a federated user": { principal: { AWS: federatedUser.arn }, covers: ["federatedUser"] },
  "a unique id": { principal: { AWS: ["AROAEXAMPLEEXAMPLE123", "AIDAEXAMPLEEXAMPLE123"] }, covers: [] },
  "a group": { principal: { AWS: "arn:aws:iam::111122223333:group/Admins" }, covers: [] },
  "a service": { principal: { Service: "logging.s3.amazonaws.com" }, covers: ["service"] },
  "another service": { principal: { Service: ["s3.amazonaws.com"] }, covers: [] },
  "any service": { principal: { Service: "*" }, covers: [], doubts: ["service"] },
  "a canonical user": {
    principal: { CanonicalUser: canonicalUser.id },
    covers: ["canonicalUser"],
    doubts: inAccount,
  },
  "an identity provider": { principal: { Federated: "cognito-identity.amazonaws.com" }, covers: [] },
  "a type in other casing": { principal: { aws: "*" }, covers: [] },
  "an empty list": { principal: { AWS: [] }, covers: [] },
  "several types": {
    principal: { Service: "logging.s3.amazonaws.com", AWS: [user.arn, session.roleArn] },
    covers: ["service", "user", "session"],
    doubts: ["federatedUser"],
  },
};

/** NotPrincipal with Deny: whom the Deny hits. */
const notPrincipals: Readonly<Record<string, Case>> = {
  "a user and its account": {
    principal: { AWS: [user.arn, root.arn] },
    covers: ["anonymous", "service", "session"],
    doubts: ["federatedUser", "canonicalUser"],
  },
  "a user without its account": {
    principal: { AWS: user.arn },
    covers: ["anonymous", "service", "root", "session", "canonicalUser"],
    doubts: ["user", "federatedUser"],
  },
  "an account alone": {
    principal: { AWS: "111122223333" },
    covers: ["anonymous", "service", "user", "session", "federatedUser"],
    doubts: ["canonicalUser"],
  },
  "a session, its role and their account": {
    principal: { AWS: [session.arn, session.roleArn, "111122223333"] },
    covers: ["anonymous", "service", "user", "federatedUser"],
    doubts: ["canonicalUser"],
  },
  "a role and its account": {
    principal: { AWS: [session.roleArn, root.arn] },
    covers: ["anonymous", "service", "user", "federatedUser"],
    doubts: ["session", "canonicalUser"],
  },
  "a service": {
    principal: { Service: "logging.s3.amazonaws.com" },
    covers: everyone.filter((name) => name !== "service"),
  },
  "a canonical user": {
    principal: { CanonicalUser: canonicalUser.id },
    covers: ["anonymous", "service"],
    doubts: inAccount,
  },
  everyone: { principal: "*", covers: [] },
  "an empty list": { principal: { AWS: [] }, covers: [], doubts: everyone },
};

describe("evaluate: Principal", () => {
  for (const [situation, expected] of Object.entries(principals))
    it(situation, () => {
      assert.deepEqual(answers({ Effect: "Allow", Principal: expected.principal }), answersOf(expected));
      assert.deepEqual(answers({ Effect: "Deny", Principal: expected.principal }), answersOf(expected));
    });

  it("covers nobody when it is missing", () => {
    assert.deepEqual(answers({ Effect: "Deny" }), answersOf({ covers: [] }));
  });

  it("never covers an anonymous caller or names a canonical user in a key policy", () => {
    const covered = everyone.filter((name) => name !== "anonymous");
    assert.deepEqual(
      answers({ Effect: "Allow", Principal: "*" }, "kms-key-policy"),
      answersOf({ covers: covered }),
    );
    const canonical = { Effect: "Allow", Principal: { CanonicalUser: canonicalUser.id } };
    assert.deepEqual(answers(canonical, "kms-key-policy"), answersOf({ covers: [] }));
  });
});

describe("evaluate: NotPrincipal", () => {
  for (const [situation, expected] of Object.entries(notPrincipals))
    it(`with Deny: ${situation}`, () => {
      assert.deepEqual(answers({ Effect: "Deny", NotPrincipal: expected.principal }), answersOf(expected));
    });

  it("with Allow covers everyone who is not listed", () => {
    const statement = { Effect: "Allow", NotPrincipal: { AWS: session.roleArn } };
    assert.deepEqual(
      answers(statement),
      answersOf({ covers: everyone.filter((name) => name !== "session") }),
    );
    assert.equal(answers({ Effect: "Allow", NotPrincipal: { AWS: root.arn } })["user"], "doubt");
  });
});

const ownKey = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const foreignKey = ownKey.replace("111122223333", "444455556666");

/** Principal, what the request acts on, and who needs nothing besides an Allow. */
const grants: Readonly<Record<string, Case & { readonly resource: string; readonly kind: DocumentKind }>> = {
  "a key policy that names the account": {
    principal: { AWS: root.arn },
    resource: ownKey,
    kind: "kms-key-policy",
    covers: ["root"],
    doubts: ["user", "session", "federatedUser"],
  },
  "a key policy that names the account and a role": {
    principal: { AWS: ["111122223333", session.roleArn] },
    resource: ownKey,
    kind: "kms-key-policy",
    covers: ["root", "session"],
    doubts: ["user", "federatedUser"],
  },
  "a key policy that names everyone, in the key's account": {
    principal: "*",
    resource: ownKey,
    kind: "kms-key-policy",
    covers: inAccount,
  },
  "a key policy that names everyone, from another account": {
    principal: "*",
    resource: foreignKey,
    kind: "kms-key-policy",
    covers: ["root"],
    doubts: ["user", "session", "federatedUser"],
  },
  "a key policy when the key is not known": {
    principal: "*",
    resource: "*",
    kind: "kms-key-policy",
    covers: inAccount,
  },
  "a bucket policy that names the account": {
    principal: { AWS: "111122223333" },
    resource: "arn:aws:s3:::example/key",
    kind: "s3-bucket-policy",
    covers: ["root"],
    doubts: ["user", "session", "federatedUser"],
  },
  "a bucket policy that names everyone": {
    principal: "*",
    resource: "arn:aws:s3:::example/key",
    kind: "s3-bucket-policy",
    covers: inAccount,
  },
};

describe("evaluate: what an Allow gives by itself", () => {
  for (const [situation, { principal, resource, kind, ...expected }] of Object.entries(grants))
    it(situation, () => {
      const statement = statementOf({ Effect: "Allow", Principal: principal }, kind);
      const request = { action: "kms:Decrypt", resource, context: new Map() };
      const given = inAccount.map((name) => [
        name,
        answerOf(grantsByItself(statement, { ...request, caller: callers[name] }, kind)),
      ]);
      assert.deepEqual(Object.fromEntries(given), answersOf(expected, inAccount));
    });

  it("says whose IAM has to allow it too", () => {
    const statement = statementOf({ Effect: "Allow", Principal: { AWS: root.arn } }, "kms-key-policy");
    const request = { caller: user, action: "kms:Decrypt", resource: ownKey, context: new Map() };
    assert.deepEqual(grantsByItself(statement, request, "kms-key-policy"), {
      doubt: "The statement leaves the decision to account 111122223333: IAM there must also allow it.",
    });
  });
});

function statementOf(statement: object, kind: DocumentKind): Statement {
  const [first] = policyOf({ Statement: [statement] }, kind).statements;
  assert.ok(first);
  return first;
}

function answers(
  statement: object,
  kind: DocumentKind = "s3-bucket-policy",
): Readonly<Record<string, Answer>> {
  const read = statementOf(statement, kind);
  return Object.fromEntries(
    callerNames.map((name) => [name, answerOf(coversCaller(read, callers[name], kind))]),
  );
}

function answersOf(
  { covers, doubts = [] }: Omit<Case, "principal">,
  names: readonly CallerName[] = callerNames,
): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    names.map((name) => [name, doubts.includes(name) ? "doubt" : covers.includes(name)] as const),
  );
}
