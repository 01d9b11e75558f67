import assert from "node:assert/strict";
import {
  deployableMethod,
  knownArnsMethod,
  type Deployable,
  type DeployableParams,
} from "../../server/src/protocol.ts";
import type { LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { offeredAt, plainCapabilities, takeCursor } from "../support/offered.ts";
import { realServices } from "../support/realServices.ts";
import {
  bucketPolicy as setBucketPolicy,
  encryption as setEncryption,
  keyPolicy as setKeyPolicy,
  rightKey,
} from "../support/setDocuments.ts";
import { bucketStatement, keyStatement, policyOf } from "../support/statements.ts";

const uri = "file:///policy.json";
const real = { services: realServices };
const keyPolicy = JSON.stringify(policyOf(keyStatement()));
const bucketPolicy = JSON.stringify(policyOf(bucketStatement()));
const keyArn = "arn:aws:kms:eu-central-1:123456789012:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

function encryption(algorithm: string, members: object = {}): string {
  const byDefault = { SSEAlgorithm: algorithm, KMSMasterKeyID: keyArn };
  return JSON.stringify({ Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, ...members }] });
}

async function ask(client: LspClient, text: string, deployed?: string | null): Promise<Deployable | null> {
  await client.open(uri, text);
  const params: DeployableParams = { uri, ...(deployed !== undefined && { deployed }) };
  return client.request<Deployable | null>(deployableMethod, params);
}

describe("what takes the place of what AWS has", () => {
  it("is told with its kind, its errors, and the bucket or key that it names", async () => {
    await withSession(real, async (client) => {
      const policy = await ask(client, JSON.stringify(policyOf(bucketStatement({ Action: "s3:GetObjet" }))));
      assert.deepEqual([policy?.kind, policy?.buckets, policy?.keys], ["s3-bucket-policy", ["ledger"], []]);
      assert.equal(policy?.errors.length, 1);
      assert.match(policy.errors[0] ?? "", /GetObjet/);
      assert.equal(policy.changes, undefined);
    });
    await withSession(real, async (client) => {
      const byDefault = await ask(client, encryption("aws:kms"));
      assert.deepEqual(
        [byDefault?.kind, byDefault?.keys, byDefault?.errors],
        ["s3-bucket-encryption", [keyArn], []],
      );
    });
  });

  it("is told with the bucket and the keys of its set", async () => {
    await withSession(real, async (client) => {
      await client.open("file:///bucket-policy.json", JSON.stringify(setBucketPolicy()));
      await client.open("file:///bucket-encryption.json", JSON.stringify(setEncryption()));
      await client.open("file:///key-policy.json", JSON.stringify(setKeyPolicy()));
      const about = (name: string): Promise<Deployable> =>
        client.request(deployableMethod, { uri: `file:///${name}` });
      const { keys, setKeys } = await about("key-policy.json");
      assert.deepEqual([keys, setKeys], [[], [rightKey]]);
      assert.deepEqual((await about("bucket-encryption.json")).buckets, ["ledger"]);
    });
  });

  it("is nothing where a document is none of ours, or not open", async () => {
    await withSession(real, async (client) => {
      assert.equal(await ask(client, "[]"), null);
      assert.equal(await client.request(deployableMethod, { uri: "file:///other.json" }), null);
    });
  });

  it("changes nothing where both decide alike, however they are written", async () => {
    await withSession(real, async (client) => {
      const written = JSON.stringify(policyOf(keyStatement({ Action: ["kms:DescribeKey"] })), undefined, 2);
      assert.deepEqual((await ask(client, keyPolicy, written))?.changes, []);
    });
  });

  it("changes what it decides or sets otherwise", async () => {
    await withSession(real, async (client) => {
      const other = policyOf(keyStatement({ Action: "kms:Decrypt" }));
      assert.deepEqual((await ask(client, keyPolicy, JSON.stringify(other)))?.changes, [
        "kms:DescribeKey by role/Clerk: before neither allowed nor denied, now allowed by statement 1.",
        "kms:Decrypt by role/Clerk: before allowed by statement 1, now neither allowed nor denied.",
      ]);
    });
    await withSession(real, async (client) => {
      const blocked = { BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] }, BucketKeyEnabled: true };
      assert.deepEqual(
        (await ask(client, encryption("aws:kms:dsse"), encryption("aws:kms", blocked)))?.changes,
        [
          "Algorithm: before aws:kms, now aws:kms:dsse.",
          "Bucket key: before on, now off.",
          "Refused for uploads: before SSE-C, now nothing.",
        ],
      );
    });
  });

  it("changes all that it says where AWS has none", async () => {
    await withSession(real, async (client) => {
      assert.deepEqual((await ask(client, bucketPolicy, null))?.changes, [
        "s3:GetObject by role/Clerk: before neither allowed nor denied, now allowed by statement 1.",
      ]);
    });
    await withSession(real, async (client) => {
      const [first] = (await ask(client, encryption("aws:kms"), null))?.changes ?? [];
      assert.equal(first, "Algorithm: before none, now aws:kms.");
    });
  });

  it("changes what nobody knows where one of the two is half typed", async () => {
    for (const [text, deployed] of [
      [bucketPolicy.slice(0, -1), bucketPolicy],
      [bucketPolicy, bucketPolicy.slice(0, -1)],
      [encryption("aws:kms"), "{"],
    ] as const)
      await withSession(real, async (client) => {
        assert.equal((await ask(client, text, deployed))?.changes, undefined);
      });
  });
});

describe("what was read from AWS", () => {
  it("is offered in the documents from then on", async () => {
    const { text, offset } = takeCursor(
      JSON.stringify(policyOf(keyStatement({ Principal: { AWS: "arn:aws:iam::111122223333:role/|" } }))),
    );
    const read = "arn:aws:iam::111122223333:role/ReadFromAws";
    await withSession({ ...real, capabilities: plainCapabilities }, async (client) => {
      assert(!(await offeredAt(client, uri, text, offset)).labels.includes(read));
      await client.notify(knownArnsMethod, { arns: [read] });
      assert((await offeredAt(client, uri, text, offset)).labels.includes(read));
      // Whatever else arrives does no harm.
      for (const arns of [undefined, 1, [null]]) await client.notify(knownArnsMethod, { arns });
      assert((await offeredAt(client, uri, text, offset)).labels.length > 0);
    });
  });
});
