import { undeclaredAccess } from "../../../../server/src/engine/rules/kms/undeclared-access.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { root } from "../../../support/setDocuments.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";

const admin = "arn:aws:iam::111122223333:role/KeyAdmin";
const app = "arn:aws:iam::111122223333:role/App";
const session = "arn:aws:sts::111122223333:assumed-role/App/one";
const declared = { name: "records", keyPolicy: "this", administrators: [admin], users: [app] };

const administer = keyStatement({
  Principal: { AWS: admin },
  Action: ["kms:PutKeyPolicy", "kms:DescribeKey"],
});
const use = keyStatement({ Principal: { AWS: app }, Action: ["kms:Decrypt", "kms:DescribeKey"] });
const delegation = keyStatement({ Principal: { AWS: root }, Action: "kms:*" });
const foreign = keyStatement({
  Principal: { AWS: "arn:aws:iam::444455556666:root" },
  Action: "⟦kms:Decrypt⟧",
});

/** As a fix writes lists into it: each on one line. */
function configOf(...sets: readonly object[]): string {
  return JSON.stringify({ sets }, undefined, 2).replace(
    /("users": \[)([^\]]*)/g,
    (_all, start: string, items: string) => start + items.trim().replace(/,\s+/g, ", "),
  );
}

const listed = "Take the permission away, or list it there.";
const unlistable = "Take the permission away, or give it to single roles or users and list these.";

testRule(undeclaredAccess, {
  passes: {
    "what nobody declared": policyOf(administer),
    "administrators and users as declared": { policy: policyOf(administer, use), declared },
    "a session of a declared role": {
      policy: policyOf(administer, keyStatement({ Principal: { AWS: session }, Action: "kms:Decrypt" })),
      declared,
    },
    "a session of a declared role with a path": {
      policy: policyOf(administer, keyStatement({ Principal: { AWS: session }, Action: "kms:Decrypt" })),
      declared: { ...declared, users: ["arn:aws:iam::111122223333:role/team/App"] },
    },
    "what IAM policies may hand out": { policy: policyOf(delegation), declared },
    "users where only administrators are declared": {
      policy: policyOf(administer, use),
      declared: { ...declared, users: undefined },
    },
    "a service": {
      policy: policyOf(
        administer,
        use,
        keyStatement({ Principal: { Service: "logging.s3.amazonaws.com" }, Action: "kms:Decrypt" }),
      ),
      declared,
    },
  },
  fails: {
    "a declared administrator who uses the key": {
      policy: policyOf(administer, use, keyStatement({ Principal: { AWS: admin }, Action: "⟦kms:Decrypt⟧" })),
      declared,
      message: `This lets role/KeyAdmin use the key (kms:Decrypt), but latchkey.json does not list it among the users of this set. ${listed}`,
      fixes: [],
    },
    "the same where latchkey.json declares it, and may be changed": {
      policy: policyOf(administer, use, keyStatement({ Principal: { AWS: admin }, Action: "⟦kms:Decrypt⟧" })),
      sets: [{ ...declared, users: app }],
      message: `This lets role/KeyAdmin use the key (kms:Decrypt), but latchkey.json does not list it among the users of this set. ${listed}`,
      related: [`"${app}"`],
      fixes: [
        {
          title: 'List role/KeyAdmin among the users of the set "records" in latchkey.json',
          access: "wider",
          text: policyOf(administer, use, keyStatement({ Principal: { AWS: admin }, Action: "kms:Decrypt" })),
          others: { "latchkey.json": configOf({ ...declared, users: [app, admin] }) },
        },
      ],
    },
    "a session of a role that none of two sets lists": {
      policy: policyOf(administer, keyStatement({ Principal: { AWS: session }, Action: "⟦kms:Decrypt⟧" })),
      sets: [
        { ...declared, users: [] },
        { ...declared, name: "logs", users: [] },
      ],
      message: `This lets assumed-role/App/one use the key (kms:Decrypt), but latchkey.json does not list it among the users of this set. ${listed}`,
      related: ["[]", "[]"],
      fixes: ["records", "logs"].map((name) => ({
        title: `List role/App among the users of the set "${name}" in latchkey.json`,
        access: "wider" as const,
        text: policyOf(administer, keyStatement({ Principal: { AWS: session }, Action: "kms:Decrypt" })),
        others: {
          "latchkey.json": configOf(
            ...["records", "logs"].map((each) => ({
              ...declared,
              name: each,
              users: each === name ? [app] : [],
            })),
          ),
        },
      })),
    },
    "another account where latchkey.json may be changed, but lists no accounts": {
      policy: policyOf(delegation, foreign),
      sets: [declared],
      message: `This lets account 444455556666 use the key (kms:Decrypt), but latchkey.json does not list it among the users of this set. ${unlistable}`,
      fixes: [],
    },
    "declared users who get nothing, in a list and as the only one": {
      policy: JSON.stringify(policyOf(administer)).replace('"Statement"', '⟦"Statement"⟧'),
      sets: [
        { ...declared, administrators: [admin], users: [app] },
        { ...declared, name: "logs", users: app },
      ],
      message:
        "latchkey.json lists role/App among the users of this set, but nothing here lets them use the key, nor could IAM policies. Add them to a statement, or take them off the list.",
      fixes: [
        {
          title: "Take role/App off the users in latchkey.json",
          access: "narrower",
          text: JSON.stringify(policyOf(administer)),
          others: {
            "latchkey.json": {
              sets: [
                { ...declared, users: [] },
                { ...declared, name: "logs", users: [] },
              ],
            },
          },
        },
      ],
    },
    "a declared user who administers the key": {
      policy: policyOf(
        administer,
        use,
        keyStatement({ Principal: { AWS: app }, Action: "⟦kms:ScheduleKeyDeletion⟧" }),
      ),
      declared,
      message: `This lets role/App administer the key (kms:ScheduleKeyDeletion), but latchkey.json does not list it among the administrators of this set. ${listed}`,
    },
    "another account": {
      policy: policyOf(delegation, foreign),
      declared,
      message: `This lets account 444455556666 use the key (kms:Decrypt), but latchkey.json does not list it among the users of this set. ${unlistable}`,
    },
    "a pattern of roles": {
      policy: policyOf(
        administer,
        use,
        keyStatement({
          Principal: "*",
          Action: "⟦kms:Decrypt⟧",
          Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/P*" } },
        }),
      ),
      declared,
      message: `This lets role/P* use the key (kms:Decrypt), but latchkey.json does not list it among the users of this set. ${unlistable}`,
    },
    "a declared user who gets nothing": {
      policy: JSON.stringify(policyOf(administer)).replace('"Statement"', '⟦"Statement"⟧'),
      declared,
      message:
        "latchkey.json lists role/App among the users of this set, but nothing here lets them use the key, nor could IAM policies. Add them to a statement, or take them off the list.",
    },
  },
});
