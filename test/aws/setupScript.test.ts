import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { documentsOf } from "../../server/src/engine/templates/setup/documents.ts";
import type { Setup } from "../../server/src/engine/templates/setup/setup.ts";
import { filesOf } from "../../server/src/engine/templates/setup/setupFiles.ts";
import { smallestSetup, toSetup } from "../support/setups.ts";
import { startMoto, type Moto } from "./moto.ts";

const described = { ...smallestSetup, rotationPeriodInDays: 180 };

/** What AWS says of the key behind the alias, and of the bucket. */
interface Answers {
  readonly keyArn: string;
  readonly keyPolicy: unknown;
  /** The emulator forgets the period. */
  readonly rotation: { readonly KeyRotationEnabled: boolean };
  readonly bucketPolicy: unknown;
  readonly encryption: unknown;
}

/** The emulator forgets which kinds of encryption a bucket refuses. */
function asEmulated(encryption: object): unknown {
  const forget = (name: string, value: unknown): unknown =>
    name === "BlockedEncryptionTypes" ? undefined : value;
  return JSON.parse(JSON.stringify(encryption, forget));
}

describe("the script for Bash against an emulator of AWS", function () {
  this.timeout(180_000);

  let moto: Moto;
  let folder: string;
  before(async () => {
    moto = await startMoto(described.account);
    folder = await mkdtemp(path.join(tmpdir(), "latchkey "));
  });
  beforeEach(() => moto.reset());
  after(async () => {
    await moto.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function ask<T>(service: string, operation: string, ...args: readonly string[]): Promise<T> {
    return JSON.parse(await moto.aws(service, operation, ...args, "--region", described.region)) as T;
  }

  async function makeBucket({ bucket, region }: Setup): Promise<void> {
    await ask(
      "s3api",
      "create-bucket",
      "--bucket",
      bucket,
      "--create-bucket-configuration",
      `LocationConstraint=${region}`,
    );
  }

  /** Runs the setup's script, and gives its messages once it has ended well. */
  async function runScript(setup: Setup, ...args: readonly string[]): Promise<string> {
    const script = path.join(folder, "setup.sh");
    await writeFile(script, filesOf(setup, "bash")[0]?.text ?? "");
    return new Promise((resolve, reject) => {
      const child = execFile("bash", [script, ...args], { env: moto.env }, (error, _, messages) => {
        if (error === null) resolve(messages);
        else reject(new Error(messages, { cause: error }));
      });
      child.stdin?.end();
    });
  }

  async function answers({ alias, bucket }: Setup): Promise<Answers> {
    const { KeyMetadata } = await ask<{ KeyMetadata: { Arn: string } }>(
      "kms",
      "describe-key",
      "--key-id",
      alias,
    );
    const key = ["--key-id", KeyMetadata.Arn];
    const [keyPolicy, rotation, bucketPolicy, encryption] = await Promise.all([
      ask<{ Policy: string }>("kms", "get-key-policy", ...key, "--policy-name", "default"),
      ask<Answers["rotation"]>("kms", "get-key-rotation-status", ...key),
      ask<{ Policy: string }>("s3api", "get-bucket-policy", "--bucket", bucket),
      ask<{ ServerSideEncryptionConfiguration: unknown }>(
        "s3api",
        "get-bucket-encryption",
        "--bucket",
        bucket,
      ),
    ]);
    return {
      keyArn: KeyMetadata.Arn,
      keyPolicy: JSON.parse(keyPolicy.Policy),
      rotation,
      bucketPolicy: JSON.parse(bucketPolicy.Policy),
      encryption: encryption.ServerSideEncryptionConfiguration,
    };
  }

  function assertKept(setup: Setup, found: Answers): void {
    const documents = documentsOf(setup, found.keyArn);
    assert.deepEqual(found.keyPolicy, documents["kms-key-policy"]);
    assert.deepEqual(found.bucketPolicy, documents["s3-bucket-policy"]);
    assert.deepEqual(found.encryption, asEmulated(documents["s3-bucket-encryption"]));
    assert.equal(found.rotation.KeyRotationEnabled, setup.rotation);
  }

  it("makes AWS answer what the setup promises, and run again changes and asks nothing", async () => {
    const setup = toSetup(described);
    await makeBucket(setup);
    assert.match(await runScript(setup), /^Created arn:aws:kms:eu-central-1:111122223333:key\//m);
    const first = await answers(setup);
    assertKept(setup, first);

    assert.equal(
      await runScript(setup),
      `Done: the objects of ${setup.bucket} are encrypted with ${first.keyArn}\n`,
    );
    assert.deepEqual(await answers(setup), first);
    const { Keys } = await ask<{ Keys: readonly unknown[] }>("kms", "list-keys");
    assert.equal(Keys.length, 1);
  });

  it("keeps the policy that a bucket has, unless it is told to replace it", async () => {
    const setup = toSetup({
      ...described,
      keyPolicy: "guide",
      profile: "defaultEncryption",
      rotation: false,
    });
    const { partition, account, bucket } = setup;
    const owner = { AWS: `arn:${partition}:iam::${account}:root` };
    const resource = `arn:${partition}:s3:::${bucket}`;
    const statement = { Effect: "Allow", Principal: owner, Action: "s3:ListBucket", Resource: resource };
    const policy = { Version: "2012-10-17", Statement: [statement] };
    const ofBucket = ["--bucket", bucket, "--region", setup.region];
    await makeBucket(setup);
    await moto.aws("s3api", "put-bucket-policy", ...ofBucket, "--policy", JSON.stringify(policy));

    await assert.rejects(runScript(setup), /Replace this policy of example-records\? \[y\/N\] Stopped here/);
    assert.deepEqual((await answers(setup)).bucketPolicy, policy);

    await runScript(setup, "--yes");
    assertKept(setup, await answers(setup));
  });
});
