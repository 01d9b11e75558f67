import assert from "node:assert/strict";
import type { DocumentKind, Policy } from "../../../server/src/engine/policy/policy.ts";
import { differenceOf, type Change, type Difference } from "../../../server/src/engine/prove/difference.ts";
import { bucketStatement, keyStatement, policyOf as policyWith } from "../../support/statements.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../support/uploadDenies.ts";
import { policyOf } from "../../support/policies.ts";

const account = "123456789012";
const root = { AWS: `arn:aws:iam::${account}:root` };
const clerk = `arn:aws:iam::${account}:role/Clerk`;
const cook = `arn:aws:iam::${account}:role/Cook`;
const bob = `arn:aws:iam::${account}:user/Bob`;

interface Case {
  readonly kind?: DocumentKind;
  readonly older: readonly object[];
  readonly newer: readonly object[];
  /** What each change is about and how it goes. */
  readonly allowed?: readonly string[];
  readonly stopped?: readonly string[];
}

const keys = "kms-key-policy";
const guide = [missingHeader, wrongAlgorithm, wrongKey];
const tls = bucketStatement({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
const otherKey = rightKey.replace("0d99", "1d99");

const cases: Readonly<Record<string, Case>> = {
  "an Allow taken away": {
    older: [bucketStatement()],
    newer: [],
    stopped: [`${clerk} s3:GetObject allowed notAllowed`],
  },
  "one principal more": {
    older: [bucketStatement()],
    newer: [bucketStatement({ Principal: { AWS: [clerk, cook, bob] } })],
    allowed: [`${cook} s3:GetObject notAllowed allowed`, `${bob} s3:GetObject notAllowed allowed`],
  },
  "one user less": {
    older: [bucketStatement({ Principal: { AWS: [clerk, bob] } })],
    newer: [bucketStatement({ Sid: "Renamed" })],
    stopped: [`${bob} s3:GetObject allowed notAllowed`],
  },
  "another action for the same user": {
    older: [bucketStatement({ Principal: { AWS: bob } })],
    newer: [bucketStatement({ Principal: { AWS: bob }, Action: ["s3:GetObject", "s3:DeleteObject"] })],
    allowed: [`${bob} s3:DeleteObject notAllowed allowed`],
  },
  "a role that has to go by IAM from now on": {
    older: [bucketStatement()],
    newer: [bucketStatement({ Principal: root })],
    allowed: [`${root.AWS} s3:GetObject notAllowed depends`],
    stopped: [`${clerk} s3:GetObject allowed depends`],
  },
  "the guide's last statement taken away": {
    older: guide,
    newer: guide.slice(0, 2),
    allowed: [
      "kms-no-key-id s3:PutObject denied notAllowed",
      "kms-other-key-same-account s3:PutObject denied notAllowed",
      "kms-other-key-other-account s3:PutObject denied notAllowed",
    ],
  },
  "a statement against DSSE": {
    older: [wrongKey],
    newer: [wrongKey, uploadDeny({ StringEquals: { [header]: "aws:kms:dsse" } })],
    stopped: ["dsse-right-key s3:PutObject notAllowed denied"],
  },
  "two statements merged into one": {
    older: guide.slice(1),
    newer: [uploadDeny({ StringNotEquals: { [header]: "aws:kms", [keyId]: rightKey } })],
    allowed: [
      `no-header if the bucket's default key is ${rightKey} and conditions see the key that S3 is going to use s3:PutObject denied notAllowed`,
      "dsse-right-key s3:PutObject denied notAllowed",
      "kms-no-key-id s3:PutObject denied notAllowed",
      "kms-other-key-same-account s3:PutObject denied notAllowed",
      "kms-other-key-other-account s3:PutObject denied notAllowed",
    ],
  },
  "another key pinned": {
    older: guide,
    newer: [...guide.slice(0, 2), uploadDeny({ ArnNotEquals: { [keyId]: otherKey } })],
    allowed: ["kms-right-key s3:PutObject denied notAllowed"],
    stopped: ["kms-right-key s3:PutObject notAllowed denied"],
  },
  "a statement on TLS, which is about every action": {
    older: [bucketStatement()],
    newer: [bucketStatement(), tls],
    stopped: [`${clerk} s3:GetObject allowed denied`, "s3:PutObject and more notAllowed denied"],
  },
  "a Deny taken away that stood over what others allow": {
    older: [tls, bucketStatement({ Principal: { AWS: [clerk, bob] } })],
    newer: [bucketStatement({ Principal: { AWS: [clerk, bob] } })],
    allowed: [
      `${clerk} s3:GetObject denied allowed`,
      `${bob} s3:GetObject denied allowed`,
      "s3:PutObject and more denied notAllowed",
    ],
  },
  "somebody exempted from a Deny": {
    older: [{ ...uploadDeny({ StringNotLike: { "aws:PrincipalArn": [clerk] } }) }],
    newer: [{ ...uploadDeny({ StringNotLike: { "aws:PrincipalArn": [clerk, cook] } }) }],
    allowed: [`${cook} s3:PutObject denied notAllowed`],
  },
  "a key's user who may administer it": {
    kind: keys,
    older: [keyStatement({ Action: ["kms:Encrypt", "kms:Decrypt"] })],
    newer: [
      keyStatement({
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:DisableKey", "kms:CreateGrant", "kms:PutKeyPolicy"],
      }),
    ],
    allowed: [
      `${clerk} kms:PutKeyPolicy and more notAllowed allowed`,
      `${clerk} kms:CreateGrant notAllowed allowed`,
    ],
  },
  "a service that may write no more": {
    older: [
      bucketStatement({
        Principal: { Service: ["logging.s3.amazonaws.com", "config.amazonaws.com"] },
        Action: "s3:PutObject",
      }),
    ],
    newer: [bucketStatement({ Principal: { Service: "config.amazonaws.com" }, Action: "s3:PutObject" })],
    stopped: ["logging.s3.amazonaws.com s3:PutObject allowed notAllowed"],
  },
  "the account's delegation taken away": {
    kind: keys,
    older: [keyStatement({ Principal: root, Action: "kms:Decrypt" }), keyStatement()],
    newer: [keyStatement()],
    stopped: [`${root.AWS} kms:Decrypt depends notAllowed`],
  },
};

function describeChange({ principal, row, when, actions, before, after }: Change): string {
  const [first = "", ...more] = actions;
  const rest = more.length === 0 ? "" : " and more";
  const what = [row ?? principal, when && `if ${when}`, first + rest].filter(Boolean).join(" ");
  return `${what} ${before.decision} ${after.decision}`;
}

function differenceBetween({ kind = "s3-bucket-policy", older, newer }: Case): Difference {
  return differenceOf(policyOf(policyWith(...older), kind), policyOf(policyWith(...newer), kind));
}

describe("differenceOf", () => {
  for (const [situation, each] of Object.entries(cases)) {
    it(`tells ${situation}`, () => {
      const { newlyAllowed, newlyStopped, undecided } = differenceBetween(each);
      assert.deepEqual(newlyAllowed.map(describeChange), each.allowed ?? []);
      assert.deepEqual(newlyStopped.map(describeChange), each.stopped ?? []);
      assert.deepEqual(
        undecided.map(({ reason }) => reason),
        [],
      );
    });
  }

  const alike: Readonly<Record<string, Case>> = {
    "AWS's one statement, spelled in two ways": {
      older: [wrongKey],
      newer: [uploadDeny({ ArnNotEqualsIfExists: { [keyId]: [rightKey] } })],
    },
    "the guide without its first statement, which is redundant": { older: guide, newer: guide.slice(1) },
    "an account by number and by ARN": {
      older: [bucketStatement({ Principal: { AWS: account } })],
      newer: [bucketStatement({ Principal: root })],
    },
    "a wildcard and the actions that it stands for today": {
      older: [bucketStatement({ Action: "s3:PutObjectLe*" })],
      newer: [bucketStatement({ Action: "s3:putobjectlegalhold" })],
    },
    "a user named alone and in a list": {
      older: [bucketStatement({ Principal: { AWS: bob } }), bucketStatement()],
      newer: [bucketStatement({ Principal: { AWS: [clerk, bob] } })],
    },
    "a statement and two that part its requests between them": {
      older: [bucketStatement()],
      newer: ["true", "false"].map((value) =>
        bucketStatement({ Condition: { Bool: { "aws:SecureTransport": value } } }),
      ),
    },
    "a statement that applies to nothing": {
      older: [bucketStatement()],
      newer: [bucketStatement(), bucketStatement({ Resource: "arn:aws:s3:::ledger" })],
    },
    "keys with statements split by action": {
      kind: keys,
      older: [keyStatement({ Action: ["kms:Encrypt", "kms:Decrypt"] })],
      newer: [keyStatement({ Action: "kms:Encrypt" }), keyStatement({ Action: "kms:decrypt" })],
    },
  };
  for (const [situation, each] of Object.entries(alike)) {
    it(`proves that there is none between ${situation}`, () => {
      assert.deepEqual(differenceBetween(each), { newlyAllowed: [], newlyStopped: [], undecided: [] });
    });
  }

  it("says what each version's statements had to do with it", () => {
    const { newlyStopped } = differenceBetween({
      older: [bucketStatement()],
      newer: [bucketStatement(), tls],
    });
    const [first] = newlyStopped;
    assert.deepEqual(
      first?.before.by.map(({ index }) => index),
      [0],
    );
    assert.deepEqual(
      first.after.by.map(({ index }) => index),
      [1],
    );
  });

  const doubtful: Readonly<Record<string, readonly [Case, "older" | "newer", RegExp]>> = {
    "a condition key that AWS may have added since": [
      { older: [], newer: [uploadDeny({ StringEquals: { "s3:x-amz-server-side-encryptoin": "a" } })] },
      "newer",
      /not known/,
    ],
    "an operator that there is not": [
      { older: [uploadDeny({ StringMatches: { [header]: "a" } })], newer: [] },
      "older",
      /StringMatches/,
    ],
  };
  for (const [situation, [each, version, reason]] of Object.entries(doubtful)) {
    it(`leaves ${situation} undecided`, () => {
      const { undecided, ...changes } = differenceBetween(each);
      assert.deepEqual(changes, { newlyAllowed: [], newlyStopped: [] });
      assert.deepEqual(
        undecided.map((one) => one.version),
        [version],
      );
      assert.match(undecided[0]?.reason ?? "", reason);
    });
  }

  it("gives what is not known of the key that the statement looks at as its reason", () => {
    const by = (key: string): object =>
      keyStatement({ Principal: "*", Condition: { StringEquals: { [key]: account } } });
    const { undecided } = differenceBetween({
      kind: keys,
      older: [by("kms:CallerAccount")],
      newer: [by("aws:PrincipalAccount")],
    });
    assert.deepEqual(
      undecided.map(({ version, reason }) => `${version}: ${reason}`),
      [
        "older: The value of kms:CallerAccount for logging.s3.amazonaws.com is not known.",
        "newer: The value of aws:PrincipalAccount for logging.s3.amazonaws.com is not known.",
      ],
    );
  });

  describe("between policies that read variables differently", () => {
    const statement = bucketStatement({ Principal: "*", Resource: "arn:aws:s3:::ledger/${aws:username}/*" });
    const withVersion = (Version: string, list: readonly object[]): Policy =>
      policyOf({ Version, Statement: list }, "s3-bucket-policy");

    it("proves nothing of the same text", () => {
      const { undecided } = differenceOf(
        withVersion("2008-10-17", [statement]),
        withVersion("2012-10-17", [statement]),
      );
      assert.deepEqual(
        undecided.map(({ version }) => version),
        ["older", "newer"],
      );
    });

    it("still tells what has nothing to do with it", () => {
      const older = withVersion("2008-10-17", [statement, bucketStatement()]);
      const { newlyStopped } = differenceOf(older, withVersion("2012-10-17", [statement]));
      assert.deepEqual(newlyStopped.map(describeChange), [`${clerk} s3:GetObject allowed notAllowed`]);
    });

    it("proves what it can where there are none", () => {
      const older = withVersion("2008-10-17", [bucketStatement()]);
      const newer = withVersion("2012-10-17", [bucketStatement({ Action: ["s3:getObject"] })]);
      assert.deepEqual(differenceOf(older, newer), { newlyAllowed: [], newlyStopped: [], undecided: [] });
    });
  });
});
