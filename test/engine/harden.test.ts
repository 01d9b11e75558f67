import assert from "node:assert/strict";
import fc from "fast-check";
import { analyze, type Surroundings } from "../../server/src/engine/engine.ts";
import { harden, type Hardening } from "../../server/src/engine/harden.ts";
import { readDocument } from "../../server/src/engine/policy/readDocument.ts";
import { uploadsOf } from "../../server/src/engine/prove/uploads.ts";
import { documentsOf } from "../../server/src/engine/templates/setup/documents.ts";
import type { Setup } from "../../server/src/engine/templates/setup/setup.ts";
import { smallestSetup, toSetup } from "../support/setups.ts";
import { setups } from "./templates/setup/arbitrarySetups.ts";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

function textOf(kind: "kms-key-policy" | "s3-bucket-policy", setup: Setup): string {
  return JSON.stringify(documentsOf(setup, setup.keyArn ?? keyArn)[kind], undefined, 2);
}

function hardened(text: string, surroundings?: Surroundings): Hardening {
  const hardening = harden({ text, fileName: "policy.json", surroundings });
  assert.ok(hardening);
  return hardening;
}

const inSet = ({ account, region, bucket, partition }: Setup): Surroundings => ({
  profile: "strict",
  allowDsse: true,
  set: { name: "set", account, region, bucket, partition, keyArn: undefined, defaultEncryption: undefined },
});

describe("hardening", () => {
  const guide = toSetup({ ...smallestSetup, keyPolicy: "guide" });

  it("takes from a key policy what undoes the separation of duties", () => {
    const { steps, newlyStopped, newlyAllowed, undecided } = hardened(textOf("kms-key-policy", guide));
    assert.deepEqual(steps, [
      'Narrow "kms:*" in "DelegateKeyToAccount" to administration',
      'Replace "kms:Create*" by "kms:CreateAlias"',
    ]);
    assert.deepEqual(newlyStopped[0], {
      subject: "kms:CreateGrant by role/KeyAdministrator",
      outcome: 'before allowed by "AdministerKey", now neither allowed nor denied',
    });
    assert.deepEqual([newlyAllowed, undecided], [[], []]);
  });

  it("binds the use of a key to the bucket that its set names", () => {
    const { steps, text } = hardened(textOf("kms-key-policy", guide), inSet(guide));
    assert.equal(steps.at(-1), 'Bind "UseKey" to S3 in eu-central-1 and the bucket "example-records"');
    const hardenedSetup = documentsOf(toSetup(smallestSetup), keyArn)["kms-key-policy"];
    const conditionOf = (policy: unknown): unknown =>
      (policy as { readonly Statement: readonly { readonly Condition?: object }[] }).Statement[2]?.Condition;
    assert.deepEqual(conditionOf(JSON.parse(text)), conditionOf(hardenedSetup));
  });

  const unbound: Readonly<Record<string, object>> = {
    "use and administration at once": { Action: ["kms:Decrypt", "kms:PutKeyPolicy"] },
    "use by a service": { Principal: { Service: "logging.s3.amazonaws.com" } },
    "use under a condition": { Condition: { Bool: { "aws:SecureTransport": "true" } } },
  };
  for (const [what, changes] of Object.entries(unbound))
    it(`leaves ${what} without the bond`, () => {
      const policy = documentsOf(guide, keyArn)["kms-key-policy"] as {
        readonly Statement: readonly object[];
      };
      const [account, administrators, users] = policy.Statement;
      const Statement = [account, administrators, { ...users, ...changes }];
      const { steps } = hardened(JSON.stringify({ ...policy, Statement }), inSet(guide));
      assert.deepEqual(
        steps.filter((step) => step.startsWith("Bind")),
        [],
      );
    });

  it("does nothing to what is hard already", () => {
    for (const kind of ["kms-key-policy", "s3-bucket-policy"] as const)
      assert.deepEqual(hardened(textOf(kind, toSetup(smallestSetup)), inSet(guide)).steps, [], kind);
  });

  it("leaves out what would leave something to fill in", () => {
    const encrypted = { "s3:x-amz-server-side-encryption": "aws:kms" };
    const policy = {
      Version: "2012-10-17",
      Statement: {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:PutObject",
        Resource: "arn:aws:s3:::example-records/*",
        Condition: { StringNotEquals: encrypted },
      },
    };
    assert.doesNotMatch(hardened(JSON.stringify(policy)).text, /<[a-z-]+>/);
  });

  it("is nothing for what is no policy, or half typed", () => {
    const encryption = JSON.stringify(documentsOf(guide, keyArn)["s3-bucket-encryption"]);
    for (const text of ["", "{}", encryption, textOf("kms-key-policy", guide).slice(0, -3)])
      assert.equal(harden({ text, fileName: "any.json" }), undefined);
  });

  it("lets nothing through newly, stops no right upload, brings no fault about, and is done at once", () => {
    const kinds = fc.constantFrom("kms-key-policy" as const, "s3-bucket-policy" as const);
    fc.assert(
      fc.property(setups, kinds, fc.boolean(), (json, kind, isInSet) => {
        const setup = toSetup(json);
        const surroundings = isInSet ? inSet(setup) : undefined;
        const source = { text: textOf(kind, setup), fileName: "policy.json", surroundings };
        const { text, newlyAllowed } = hardened(source.text, surroundings);
        assert.deepEqual(newlyAllowed, []);
        const [before, after] = [analyze(source), analyze({ ...source, text })];
        assert.ok(before && after);
        assert.ok(faultsIn(after.findings) <= faultsIn(before.findings), text);
        assert.deepEqual(hardened(text, surroundings).steps, []);
        if (kind !== "s3-bucket-policy") return;
        const isRightOpen = (policy: string): boolean => {
          const read = readDocument({ ...source, text: policy });
          assert.ok(read);
          return uploadsOf(read).rows.some(
            ({ row, verdict }) => row === "kms-right-key" && verdict === "open",
          );
        };
        assert.equal(isRightOpen(text), isRightOpen(source.text));
      }),
      { numRuns: 60 },
    );
  });
});

function faultsIn(findings: readonly { readonly severity: string }[]): number {
  return findings.filter(({ severity }) => severity === "error" || severity === "warning").length;
}
