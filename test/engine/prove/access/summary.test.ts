import assert from "node:assert/strict";
import {
  accessSummaryOf,
  type AccessSummary,
  type PrincipalAccess,
} from "../../../../server/src/engine/prove/access/summary.ts";
import { policyOf as read } from "../../../support/policies.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";

const role = "arn:aws:iam::111122223333:role";
const root = { AWS: "arn:aws:iam::111122223333:root" };
const app = { Principal: { AWS: `${role}/App` } };
const admin = { Principal: { AWS: `${role}/KeyAdmin` } };
const viaS3 = { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } };
const insecure = { Bool: { "aws:SecureTransport": "false" } };

function summaryOf(...statements: readonly object[]): AccessSummary {
  return accessSummaryOf(read(policyOf(...statements), "kms-key-policy"));
}

function deny(action: string, condition: object): object {
  return keyStatement({ Effect: "Deny", Principal: "*", Action: action, Condition: condition });
}

/** What somebody has, or nothing of anything. */
function accessFor(name: string, ...statements: readonly object[]): Partial<PrincipalAccess> | undefined {
  return summaryOf(...statements).principals.find(({ principal }) => principal === name);
}

describe("the summary of access to a key", () => {
  it("has a row for each principal, with what it may do", () => {
    const { principals, ...verdicts } = summaryOf(
      keyStatement({ Principal: root, Action: ["kms:PutKeyPolicy", "kms:Get*"] }),
      keyStatement({ ...admin, Action: ["kms:Put*", "kms:EnableKey", "kms:Create*"] }),
      keyStatement({ ...app, Action: ["kms:Decrypt", "kms:GenerateDataKey"], Condition: viaS3 }),
      keyStatement({ Principal: { Service: "s3.amazonaws.com" }, Action: "kms:GenerateDataKey" }),
    );
    assert.deepEqual(principals, [
      row(root.AWS, { administer: ["kms:PutKeyPolicy"], changePolicy: true }),
      row(admin.Principal.AWS, {
        administer: ["kms:CreateAlias", "kms:EnableKey", "kms:PutKeyPolicy"],
        grant: ["kms:CreateGrant"],
        changePolicy: true,
      }),
      row(app.Principal.AWS, {
        use: ["kms:Decrypt", "kms:GenerateDataKey"],
        conditions: ['kms:ViaService is "s3.eu-central-1.amazonaws.com"'],
      }),
      row("s3.amazonaws.com", { use: ["kms:GenerateDataKey"] }),
    ]);
    assert.deepEqual(verdicts, { separation: "holds", lockout: false, public: false, rootDelegation: false });
  });

  it("says where duties are not separated, who is locked out, what is public and what is delegated", () => {
    const all = keyStatement({ Principal: "*", Action: "kms:*" });
    assert.deepEqual(verdictsOf(all), {
      separation: "broken",
      lockout: false,
      public: true,
      rootDelegation: false,
    });
    assert.deepEqual(verdictsOf(keyStatement({ Principal: root, Action: "kms:*" })), {
      separation: "holds",
      lockout: false,
      public: false,
      rootDelegation: true,
    });
    assert.deepEqual(verdictsOf(keyStatement({ ...app, Action: "kms:Decrypt" })), {
      separation: "holds",
      lockout: true,
      public: false,
      rootDelegation: false,
    });
  });

  const delegations: readonly (readonly [whom: string, condition: object, isDelegated: boolean])[] = [
    ["the root user alone", { ArnEquals: { "aws:PrincipalArn": root.AWS } }, false],
    ["the root user alone, by its type", { StringEquals: { "aws:PrincipalType": "Account" } }, false],
    ["everybody of its account", { StringEquals: { "aws:PrincipalAccount": "111122223333" } }, true],
    ["one role", { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/app" } }, true],
  ];
  for (const [whom, condition, isDelegated] of delegations)
    it(`takes what an account gets for ${whom} as ${isDelegated ? "" : "not "}left to IAM`, () => {
      const all = keyStatement({ Principal: root, Action: "kms:*", Condition: condition });
      assert.equal(verdictsOf(all).rootDelegation, isDelegated);
    });

  it("takes use as left to IAM where either of two accounts may have the key", () => {
    const roots = { AWS: [root.AWS, "arn:aws:iam::444455556666:root"] };
    assert.equal(verdictsOf(keyStatement({ Principal: roots, Action: "kms:*" })).rootDelegation, true);
  });

  it("lets nobody of another account do what KMS lets nobody do across accounts", () => {
    const partner = "arn:aws:iam::444455556666:role/Partner";
    const policy = [
      keyStatement({ Principal: root, Action: "kms:*" }),
      keyStatement({
        Principal: { AWS: partner },
        Action: ["kms:EnableKey", "kms:Decrypt", "kms:CreateGrant"],
      }),
    ];
    assert.deepEqual(
      accessFor(partner, ...policy),
      row(partner, { use: ["kms:Decrypt"], grant: ["kms:CreateGrant"] }),
    );
    assert.equal(verdictsOf(...policy).separation, "holds");
  });

  it("takes somebody whose account is to be filled in for one of the key's", () => {
    const open = "arn:aws:iam::<account-id>:role/Admin";
    const policy = [
      keyStatement({ Principal: root, Action: "kms:*" }),
      keyStatement({ Principal: { AWS: open }, Action: "kms:EnableKey" }),
    ];
    assert.deepEqual(accessFor(open, ...policy)?.administer, ["kms:EnableKey"]);
  });

  it("knows a session's role by its name, whatever path it has", () => {
    const session = "arn:aws:sts::111122223333:assumed-role/KeyAdmin/alice";
    const separationWith = (arn: string): string =>
      verdictsOf(
        keyStatement({ Principal: { AWS: arn }, Action: "kms:PutKeyPolicy" }),
        keyStatement({ Principal: { AWS: session }, Action: "kms:Decrypt" }),
      ).separation;
    assert.equal(separationWith(`${role}/ops/KeyAdmin`), "broken");
    assert.equal(separationWith(`${role}/ops/Admin`), "holds");
    assert.equal(separationWith("arn:aws:iam::444455556666:role/ops/KeyAdmin"), "holds");
  });

  const byId: Readonly<Record<string, readonly [id: string, use: readonly string[]]>> = {
    "gives a role nothing that asks for a user's unique id": ["AIDAEXAMPLEID12345678", []],
    "shows that it asks for a unique id, which may be a role's": ["AROAEXAMPLEID12345678:*", ["kms:Decrypt"]],
  };
  for (const [what, [id, use]] of Object.entries(byId))
    it(`${what}, and accuses nobody`, () => {
      const policy = [
        keyStatement({ ...admin, Action: "kms:PutKeyPolicy" }),
        keyStatement({
          Principal: "*",
          Action: "kms:Decrypt",
          Condition: { StringLike: { "aws:userid": id } },
        }),
      ];
      assert.deepEqual(
        accessFor(admin.Principal.AWS, ...policy),
        row(admin.Principal.AWS, {
          administer: ["kms:PutKeyPolicy"],
          use,
          changePolicy: true,
          conditions: use.length === 0 ? [] : [`for kms:Decrypt: aws:userid is like "${id}"`],
        }),
      );
      assert.equal(verdictsOf(...policy).separation, "holds");
    });

  it("names principals by the conditions that a statement for everyone has", () => {
    const names = (condition: object): readonly string[] =>
      summaryOf(keyStatement({ Principal: "*", Action: "kms:Decrypt", Condition: condition })).principals.map(
        ({ principal }) => principal,
      );
    assert.deepEqual(names({}), ["anyone"]);
    assert.deepEqual(names({ StringEquals: { "kms:CallerAccount": ["111122223333", "444455556666"] } }), [
      "any principal of account 111122223333",
      "any principal of account 444455556666",
    ]);
    assert.deepEqual(names({ ArnLike: { "aws:PrincipalArn": [`${role}/App`, `${role}/Team*`] } }), [
      `${role}/App`,
      `${role}/Team*`,
    ]);
    assert.deepEqual(names({ ArnEquals: { "aws:PrincipalArn": root.AWS } }), [
      "the root user of account 111122223333",
    ]);
    assert.deepEqual(names({ StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } }), [
      'anyone where aws:PrincipalOrgID is "o-exampleorgid"',
    ]);
    assert.deepEqual(names({ StringEquals: { "aws:PrincipalServiceName": "s3.amazonaws.com" } }), [
      "s3.amazonaws.com",
    ]);
    assert.deepEqual(names({ StringEquals: { "aws:SourceAccount": "111122223333" } }), ["any AWS service"]);
  });

  const decrypt = keyStatement({ ...app, Action: "kms:Decrypt", Condition: viaS3 });
  const name = app.Principal.AWS;
  const subtractions: Readonly<Record<string, readonly [deny: object, left: readonly string[]]>> = {
    "a Deny that can be avoided takes nothing away": [deny("kms:*", insecure), ["kms:Decrypt"]],
    "a Deny of whatever the Allow asks for takes it away": [
      deny("kms:*", { StringLike: { "kms:ViaService": "s3.*" } }),
      [],
    ],
    "a Deny of all that the Allow does not ask for takes nothing away": [
      deny("kms:*", { StringNotLike: { "kms:ViaService": "s3.*" } }),
      ["kms:Decrypt"],
    ],
    "a Deny by tags that a caller may not have takes nothing away": [
      deny("kms:*", { StringEquals: { "aws:PrincipalTag/team": "guests" } }),
      ["kms:Decrypt"],
    ],
    "a Deny of what is always there takes it away": [
      deny("kms:*", { Null: { "aws:SecureTransport": "false" } }),
      [],
    ],
    "a Deny of another caller takes nothing away": [
      deny("kms:*", { ArnEquals: { "aws:PrincipalArn": `${role}/Other` } }),
      ["kms:Decrypt"],
    ],
  };
  for (const [situation, [against, left]] of Object.entries(subtractions))
    it(situation, () => assert.deepEqual(accessFor(name, decrypt, against)?.use, left));

  it("takes two denies together", () => {
    const isOne = { StringEquals: { "aws:PrincipalTag/team": "one" } };
    const isNotOne = { StringNotEquals: { "aws:PrincipalTag/team": "one" } };
    assert.deepEqual(accessFor(name, decrypt, deny("kms:*", isOne))?.use, ["kms:Decrypt"]);
    assert.deepEqual(accessFor(name, decrypt, deny("kms:*", isOne), deny("kms:De*", isNotOne))?.use, []);
  });

  it("knows which requests have no encryption context", () => {
    const context = { StringEquals: { "kms:EncryptionContext:team": "one" } };
    const access = accessFor(
      name,
      keyStatement({ ...app, Action: ["kms:Decrypt", "kms:PutKeyPolicy"], Condition: context }),
    );
    assert.deepEqual([access?.use, access?.administer], [["kms:Decrypt"], []]);
  });

  it("says for which actions conditions must hold", () => {
    const condition = { Bool: { "kms:GrantIsForAWSResource": true } };
    const access = accessFor(
      name,
      keyStatement({ ...app, Action: "kms:Decrypt", Condition: viaS3 }),
      keyStatement({ ...app, Action: "kms:Decrypt", Condition: { StringEquals: { "kms:ViaService": "x" } } }),
      keyStatement({ ...app, Action: "kms:CreateGrant", Condition: condition }),
      deny("kms:*", insecure),
    );
    assert.deepEqual(access?.conditions, [
      'for kms:CreateGrant: kms:GrantIsForAWSResource is "true"',
      'not where aws:SecureTransport is "false"',
      'for kms:Decrypt: kms:ViaService is "s3.eu-central-1.amazonaws.com"; or kms:ViaService is "x"',
    ]);
  });

  it("does not take callers with different tags for one", () => {
    const everyone = (action: string, duty: string): object =>
      keyStatement({
        Principal: "*",
        Action: action,
        Condition: { StringLike: { "aws:PrincipalTag/duty": duty } },
      });
    const separationOf = (...statements: readonly object[]) => summaryOf(...statements).separation;
    assert.equal(separationOf(everyone("kms:EnableKey", "admin"), everyone("kms:Decrypt", "user")), "holds");
    assert.equal(separationOf(everyone("kms:EnableKey", "a*"), everyone("kms:Decrypt", "*n")), "broken");
  });
});

function row(principal: string, access: Partial<PrincipalAccess>): PrincipalAccess {
  return { principal, administer: [], use: [], grant: [], changePolicy: false, conditions: [], ...access };
}

function verdictsOf(...statements: readonly object[]): Omit<AccessSummary, "principals"> {
  const { separation, lockout, public: isPublic, rootDelegation } = summaryOf(...statements);
  return { separation, lockout, public: isPublic, rootDelegation };
}
