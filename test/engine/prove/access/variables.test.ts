import assert from "node:assert/strict";
import { accessSummaryOf, type AccessSummary } from "../../../../server/src/engine/prove/access/summary.ts";
import { policyOf as read } from "../../../support/policies.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";

const own = "111122223333";
const root = keyStatement({
  Principal: { AWS: `arn:aws:iam::${own}:root` },
  Action: ["kms:PutKeyPolicy", "kms:GetKeyPolicy"],
});
const app = `arn:aws:iam::${own}:role/App`;
const stranger = "arn:aws:iam::444455556666:role/App";
const use = (Principal: unknown, Condition?: object): object =>
  keyStatement({ Principal, Action: "kms:Decrypt", ...(Condition && { Condition }) });
const deny = (Condition: object): object => ({ ...use("*", Condition), Effect: "Deny", Action: "kms:*" });

const principalAccount = "${aws:PrincipalAccount}";
const resourceAccount = "${aws:ResourceAccount}";

function summaryOf(...statements: readonly object[]): AccessSummary {
  return accessSummaryOf(read(policyOf(...statements), "kms-key-policy"));
}

/** Who uses the key, with the conditions on it. */
function usersIn({ principals }: AccessSummary): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    principals
      .filter((each) => each.use.length > 0)
      .map(({ principal, conditions }) => [principal, conditions]),
  );
}

interface Case {
  readonly statements: readonly object[];
  readonly users: Readonly<Record<string, readonly string[]>>;
  /** Whether strangers are let in. */
  readonly isPublic?: boolean;
}

describe("access to a key by policy variables for accounts", () => {
  const anybodys = `any principal of account ${own}`;
  const cases: Readonly<Record<string, Case>> = {
    "everybody of the key's account": {
      statements: [root, use("*", { StringEquals: { "aws:PrincipalAccount": resourceAccount } })],
      users: { [anybodys]: [] },
    },
    "the same by KMS's own key": {
      statements: [root, use("*", { StringEquals: { "kms:CallerAccount": resourceAccount } })],
      users: { [anybodys]: [] },
    },
    "a role of the key's account": {
      statements: [
        root,
        use("*", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${resourceAccount}:role/App` } }),
      ],
      users: { [app]: [] },
    },
    "a role of any account, who may be a stranger": {
      statements: [
        root,
        use("*", { ArnLike: { "aws:PrincipalArn": `arn:aws:iam::${principalAccount}:role/App` } }),
      ],
      users: { [`arn:aws:iam::${principalAccount}:role/App`]: [] },
      isPublic: true,
    },
    "whoever is of his own account, which is everyone": {
      statements: [root, use("*", { StringEquals: { "aws:PrincipalAccount": principalAccount } })],
      users: { [`anyone where aws:PrincipalAccount is "${principalAccount}"`]: [] },
      isPublic: true,
    },
    "whoever is of his own account by KMS's own name for it": {
      statements: [root, use("*", { StringEquals: { "aws:PrincipalAccount": "${kms:CallerAccount}" } })],
      users: { [`anyone where aws:PrincipalAccount is "\${kms:CallerAccount}"`]: [] },
      isPublic: true,
    },
    "whoever is of his own organization, which strangers may be": {
      statements: [root, use("*", { StringEquals: { "aws:PrincipalOrgID": "${aws:PrincipalOrgID}" } })],
      users: { [`anyone where aws:PrincipalOrgID is "\${aws:PrincipalOrgID}"`]: [] },
      isPublic: true,
    },
    "whoever is of the key's organization": {
      statements: [root, use("*", { StringEquals: { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } })],
      users: { [`anyone where aws:PrincipalOrgID is "\${aws:ResourceOrgID}"`]: [] },
    },
    "a role whose account is that of the key, whichever is compared with which": {
      statements: [
        root,
        use({ AWS: [app, stranger] }, { StringEquals: { "aws:ResourceAccount": principalAccount } }),
      ],
      users: { [app]: [`aws:ResourceAccount is "${principalAccount}"`] },
    },
    "a role that a Deny for other accounts spares, and none of these": {
      statements: [
        root,
        use({ AWS: [app, stranger] }),
        deny({ StringNotEquals: { "aws:PrincipalAccount": resourceAccount } }),
      ],
      users: { [app]: [] },
    },
    "a role by its own ARN": {
      statements: [
        root,
        use(
          { AWS: [app, stranger] },
          { ArnEquals: { "aws:PrincipalArn": `arn:aws:iam::${resourceAccount}:role/App` } },
        ),
      ],
      users: { [app]: [] },
    },
    "nobody for certain where the policy does not show the key's account": {
      statements: [
        use({ AWS: [app, stranger] }),
        deny({ StringNotEquals: { "aws:PrincipalAccount": resourceAccount } }),
      ],
      users: {
        [app]: [`not where aws:PrincipalAccount is not "${resourceAccount}"`],
        [stranger]: [`not where aws:PrincipalAccount is not "${resourceAccount}"`],
      },
    },
    "a service, whose account nobody knows, if a Deny for other accounts spares it": {
      statements: [
        root,
        use({ Service: "s3.amazonaws.com" }),
        deny({ StringNotEquals: { "aws:PrincipalAccount": resourceAccount } }),
      ],
      users: { "s3.amazonaws.com": [`not where aws:PrincipalAccount is not "${resourceAccount}"`] },
    },
    "whomever a variable spares that nobody knows": {
      statements: [
        root,
        use({ AWS: app }),
        deny({ StringNotEquals: { "aws:PrincipalArn": "arn:aws:iam::${aws:PrincipalTag/home}:role/App" } }),
      ],
      users: {
        [app]: [`not where aws:PrincipalArn is not "arn:aws:iam::\${aws:PrincipalTag/home}:role/App"`],
      },
    },
  };
  for (const [situation, { statements, users, isPublic = false }] of Object.entries(cases))
    it(`is for ${situation}`, () => {
      const summary = summaryOf(...statements);
      assert.deepEqual(usersIn(summary), users);
      assert.equal(summary.public, isPublic);
    });

  it("takes them for plain text under the old Version", () => {
    const statements = [root, use("*", { StringEquals: { "aws:PrincipalAccount": principalAccount } })];
    const policy = { Version: "2008-10-17", Statement: statements };
    assert.equal(accessSummaryOf(read(policy, "kms-key-policy")).public, false);
  });
});
