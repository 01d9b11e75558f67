import assert from "node:assert/strict";
import {
  applyDocument,
  AwsError,
  readDeployed,
  type Connection,
  type Deployed,
  type Outcome,
} from "../../server/src/aws/aws.ts";
import {
  account,
  bucket,
  keyPolicyFor,
  makeBucket,
  region,
  useAccount,
  type TestAccount,
} from "./account.ts";
import { kmsError, type Fate, type SeenRequest } from "./proxy.ts";

const noWait = (): Promise<void> => Promise.resolve();

interface Case {
  readonly kind: Deployed["kind"];
  readonly get: string;
  readonly put: string;
  readonly old: object;
  readonly new: object;
}

const cases: readonly Case[] = [
  {
    kind: "kms-key-policy",
    get: "TrentService.GetKeyPolicy",
    put: "TrentService.PutKeyPolicy",
    old: keyPolicyFor("Old"),
    new: keyPolicyFor("New"),
  },
  {
    kind: "s3-bucket-policy",
    get: "GET ?policy",
    put: "PUT ?policy",
    old: bucketPolicyFor("Old"),
    new: bucketPolicyFor("New"),
  },
  {
    kind: "s3-bucket-encryption",
    get: "GET ?encryption",
    put: "PUT ?encryption",
    old: encryptionFor("11111111-1111-4111-8111-111111111111"),
    new: encryptionFor("22222222-2222-4222-8222-222222222222"),
  },
];

function bucketPolicyFor(role: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:role/${role}` },
        Action: ["s3:PutObject"],
        Resource: `arn:aws:s3:::${bucket}/*`,
      },
    ],
  };
}

function encryptionFor(id: string): object {
  const keyArn = `arn:aws:kms:${region}:${account}:key/${id}`;
  const byDefault = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn };
  return { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: true }] };
}

for (const { kind, get, put, ...texts } of cases)
  describe(`applying a document of the kind ${kind}`, () => {
    const current = useAccount();
    const [old, wanted] = [JSON.stringify(texts.old), JSON.stringify(texts.new, undefined, 2)];
    let test: TestAccount;
    let connection: Connection;
    let deployed: Deployed;

    beforeEach(async () => {
      test = current();
      connection = await test.connect();
      deployed = { kind, of: kind === "kms-key-policy" ? await test.makeKey(texts.old) : bucket };
      if (kind !== "kms-key-policy") {
        await makeBucket(test.direct);
        await applyDocument(test.direct, deployed, { shown: undefined, wanted: old }, noWait);
      }
      test.proxy.decide();
    });

    /** What the emulator itself says that it has. */
    async function truth(): Promise<object> {
      return JSON.parse((await readDeployed(test.direct, deployed)) ?? "null") as object;
    }

    function apply(from = connection, shown: string | undefined = old): Promise<Outcome> {
      return applyDocument(from, deployed, { shown, wanted }, noWait);
    }

    it("leaves what was wanted, and reads it back", async () => {
      const { outcome, deployed: found } = await apply();
      assert.equal(outcome, "applied");
      assert.deepEqual(JSON.parse(found ?? ""), texts.new);
      assert.deepEqual(await truth(), texts.new);
      assert.deepEqual(
        test.proxy.seen.map(({ operation }) => operation),
        [get, put, get],
      );
      if (kind !== "s3-bucket-encryption") assert(test.proxy.seen[1]?.body.includes("role/New"));
      assert.doesNotMatch(test.proxy.seen[1]?.body ?? "", /Bypass/i);
    });

    it("sends nothing where AWS has something else than was shown", async () => {
      const { outcome, deployed: found } = await apply(connection, wanted);
      assert.equal(outcome, "changed");
      assert.deepEqual(JSON.parse(found ?? ""), texts.old);
      assert.deepEqual(await truth(), texts.old);
      assert.deepEqual(
        test.proxy.seen.map(({ operation }) => operation),
        [get],
      );
    });

    it("is undone by the document that was there before", async () => {
      await apply();
      const { outcome } = await applyDocument(connection, deployed, { shown: wanted, wanted: old }, noWait);
      assert.equal(outcome, "applied");
      assert.deepEqual(await truth(), texts.old);
    });

    it("goes on where a connection is cut once, before or after AWS has done what it was asked", async () => {
      for (const fate of ["cut", "cutAfterwards"] as const)
        for (const step of [1, 2, 3]) {
          await applyDocument(await test.connect(), deployed, { shown: wanted, wanted: old }, noWait);
          test.proxy.decide(cutting(fate, ({ seen }) => seen === step));
          assert.equal((await apply()).outcome, "applied", `${fate} at step ${String(step)}`);
          assert.deepEqual(await truth(), texts.new);
          test.proxy.decide();
        }
    });

    it("leaves the old document and says so where reading it beforehand is cut for good", async () => {
      test.proxy.decide(cutting("cut", () => true));
      await assert.rejects(apply(), (error) => error instanceof AwsError && error.reason === "unreachable");
      assert.deepEqual(await truth(), texts.old);
    });

    it("tells which of the two is there where writing is cut for good", async () => {
      test.proxy.decide(cutting("cut", ({ operation }) => operation === put));
      const kept = await apply();
      assert.deepEqual([kept.outcome, kept.error?.reason], ["kept", "unreachable"]);
      assert.match(kept.error?.message ?? "", /^The connection to AWS in eu-central-1 failed: /);
      assert.deepEqual(await truth(), texts.old);

      test.proxy.decide(cutting("cutAfterwards", ({ operation }) => operation === put));
      assert.equal((await apply()).outcome, "applied");
      assert.deepEqual(await truth(), texts.new);
    });

    it("says that it does not know where reading back is cut for good", async () => {
      test.proxy.decide(cutting("cut", ({ seen }) => seen > 2));
      const { outcome, error } = await apply();
      assert.deepEqual([outcome, error?.reason], ["unknown", "unreachable"]);
      assert.deepEqual(await truth(), texts.new);
    });

    it("tells that somebody else wrote at the same time", async () => {
      const other = JSON.stringify(texts.new).replaceAll("New", "Other").replaceAll("2222-4222", "3333-4333");
      let writes = 0;
      test.proxy.decide(({ operation }) => {
        if (operation !== get || ++writes < 2) return "pass";
        return applyDocument(test.direct, deployed, { shown: wanted, wanted: other }, noWait).then(
          () => "pass" as const,
        );
      });
      const { outcome, deployed: found } = await apply();
      assert.equal(outcome, "other");
      assert.deepEqual(JSON.parse(found ?? ""), JSON.parse(other));
    });

    it("lets one of two at once win, and never leaves a mixture", async () => {
      const other = JSON.stringify(texts.new).replaceAll("New", "Other").replaceAll("2222-4222", "3333-4333");
      const second = applyDocument(await test.connect(), deployed, { shown: old, wanted: other }, noWait);
      const outcomes = await Promise.all([apply(), second]);
      const left = JSON.stringify(await truth());
      assert([JSON.stringify(texts.new), other].includes(left), left);
      assert(outcomes.some(({ outcome }) => outcome === "applied"));
      for (const { outcome } of outcomes) assert(["applied", "changed", "other"].includes(outcome), outcome);
    });

    it("sends nothing where the person gives up beforehand, and tells what is there where they do so later", async () => {
      const early = new AbortController();
      test.proxy.decide(() => {
        early.abort();
        return "pass";
      });
      await assert.rejects(
        apply({ ...connection, signal: early.signal }),
        (error) => error instanceof AwsError && error.reason === "cancelled",
      );
      assert.deepEqual(await truth(), texts.old);

      const late = new AbortController();
      test.proxy.decide(({ operation }) => {
        if (operation === put) late.abort();
        return "pass";
      });
      const { outcome } = await apply({ ...connection, signal: late.signal });
      assert(["applied", "kept"].includes(outcome), outcome);
      assert.deepEqual(await truth(), outcome === "applied" ? texts.new : texts.old);
    });
  });

/** Cuts connections of some requests, by their place, counted from 1, and their operation. */
function cutting(
  fate: "cut" | "cutAfterwards",
  when: (request: SeenRequest & { readonly seen: number }) => boolean,
): (request: SeenRequest) => Fate {
  let seen = 0;
  return (request) => (when({ ...request, seen: ++seen }) ? fate : "pass");
}

describe("applying a key policy that AWS does not take, or not at once", () => {
  const current = useAccount();

  it("is told where AWS has taken it and goes on answering with the old one", async () => {
    const { connect, makeKey, proxy, direct } = current();
    const [old = "", wanted = ""] = [keyPolicyFor("Old"), keyPolicyFor("New")].map((one) =>
      JSON.stringify(one),
    );
    const deployed = { kind: "kms-key-policy", of: await makeKey(keyPolicyFor("Old")) } as const;
    const stale = { status: 200, body: { Policy: old, PolicyName: "default" } };
    proxy.decide(({ operation }) => (operation.endsWith("GetKeyPolicy") ? stale : "pass"));
    const { outcome, error } = await applyDocument(await connect(), deployed, { shown: old, wanted }, noWait);
    assert.deepEqual([outcome, error], ["accepted", undefined]);
    assert.deepEqual(JSON.parse((await readDeployed(direct, deployed)) ?? ""), keyPolicyFor("New"));
  });

  it("leaves the old one, and gives AWS's own words", async () => {
    const { connect, makeKey, proxy } = current();
    const connection = await connect();
    const [old, wanted] = [keyPolicyFor("Old"), keyPolicyFor("New")].map((policy) => JSON.stringify(policy));
    const deployed = { kind: "kms-key-policy", of: await makeKey(keyPolicyFor("Old")) } as const;
    const words = "Policy contains a statement with one or more invalid principals.";
    proxy.decide(({ operation }) =>
      operation.endsWith("PutKeyPolicy") ? kmsError("MalformedPolicyDocumentException", words) : "pass",
    );
    const { outcome, error } = await applyDocument(connection, deployed, { shown: old, wanted }, noWait);
    assert.deepEqual([outcome, error?.reason, error?.complaint], ["kept", "refused", words]);
    assert.equal(error?.message, `AWS does not take it for the key "${deployed.of}": ${words}`);
  });
});
