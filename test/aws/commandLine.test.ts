import { execFile } from "node:child_process";
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { applyDocument } from "../../server/src/aws/aws.ts";
import { latchkey, makeFolder, type Ran, type TestFolder } from "../cli/fakeWorld.ts";
import { bucket, keyPolicyFor, makeBucket, region, setEnvironment, useAccount } from "./account.ts";
import { kmsError } from "./proxy.ts";

const bucketPolicy = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "WrongAlgorithm",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:PutObject",
      Resource: `arn:aws:s3:::${bucket}/*`,
      Condition: { StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" } },
    },
  ],
};

const encryption = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" }, BucketKeyEnabled: false }],
};

describe("latchkey aws", () => {
  const current = useAccount();
  let folder: TestFolder;
  let keyArn: string;

  beforeEach(async () => {
    const { direct, makeKey } = current();
    folder = makeFolder({});
    keyArn = await makeKey(keyPolicyFor("Records"), "alias/records");
    await makeBucket(direct);
    const policy = { shown: undefined, wanted: JSON.stringify(bucketPolicy) };
    await applyDocument(direct, { kind: "s3-bucket-policy", of: bucket }, policy);
    const byDefault = { shown: undefined, wanted: JSON.stringify(encryption) };
    await applyDocument(direct, { kind: "s3-bucket-encryption", of: bucket }, byDefault);
  });
  afterEach(() => {
    folder.remove();
  });

  function run(...args: readonly string[]): Promise<Ran> {
    const { endpoint } = current().proxy;
    return latchkey(["aws", ...args, "--region", region, "--endpoint", endpoint]);
  }

  async function importAll(): Promise<Ran> {
    return run("import", "--key", "alias/records", "--bucket", bucket, "--out", folder.path);
  }

  it("imports the documents of a key and a bucket, which are then the same as AWS's", async () => {
    const { exitCode, stdout, stderr } = await importAll();
    assert.deepEqual([exitCode, stderr], [0, ""]);
    assert.equal(
      stdout.replaceAll(folder.path, "DIR"),
      [
        `wrote DIR/key-policy.json: as AWS has it for ${keyArn}\n`,
        `wrote DIR/bucket-policy.json: as AWS has it for ${bucket}\n`,
        `wrote DIR/bucket-encryption.json: as AWS has it for ${bucket}\n`,
      ].join(""),
    );
    const written = ["key-policy.json", "bucket-policy.json", "bucket-encryption.json"].map(folder.at);
    const texts = written.map((file) => readFileSync(file, "utf8"));
    assert.deepEqual(
      texts.map((text) => JSON.parse(text) as object),
      [keyPolicyFor("Records"), bucketPolicy, encryption],
    );
    for (const text of texts) assert.match(text, /^\{\n {2}"/);

    const compared = await run("compare", ...written, "--key", "alias/records", "--bucket", bucket);
    assert.equal(compared.exitCode, 0);
    assert.equal(compared.stdout.match(/They say the same\./g)?.length, 3);
  });

  it("imports nothing where a file is in the way, and says what is not there", async () => {
    writeFileSync(folder.at("key-policy.json"), "mine");
    const { exitCode, stderr } = await importAll();
    assert.equal(exitCode, 1);
    assert.match(stderr, /is there already, with other contents/);
    assert.equal(readFileSync(folder.at("key-policy.json"), "utf8"), "mine");
    const { direct } = current();
    const deployed = { kind: "s3-bucket-policy", of: bucket } as const;
    await applyDocument(direct, deployed, { shown: JSON.stringify(bucketPolicy), wanted: undefined });
    const without = await run("import", "--bucket", bucket, "--out", folder.path);
    assert.match(without.stderr, new RegExp(`^latchkey: ${bucket} has no bucket-policy\\.`));
    assert.equal(without.exitCode, 0);
  });

  it("tells what a file decides otherwise than what AWS has", async () => {
    await importAll();
    const [policy, byDefault] = ["bucket-policy.json", "bucket-encryption.json"].map(folder.at);
    assert(policy !== undefined && byDefault !== undefined);
    writeFileSync(policy, readFileSync(policy, "utf8").replace('"aws:kms"', '"aws:kms:dsse"'));
    writeFileSync(byDefault, JSON.stringify(encryption).replace("AES256", "aws:kms"));
    const { exitCode, stdout } = await run("compare", policy, byDefault, "--bucket", bucket);
    assert.equal(exitCode, 1);
    assert.match(
      stdout,
      /Newly stopped\n +Uploads with aws:kms and no key id.*: before neither allowed nor denied, now denied by "WrongAlgorithm"/,
    );
    assert.match(stdout, /Algorithm: before AES256, now aws:kms\./);

    const json = JSON.parse(
      (await run("compare", policy, byDefault, "--bucket", bucket, "--format", "json")).stdout,
    ) as {
      documents: { outcome: string; changes?: string[]; difference?: { newlyStopped: object[] } }[];
    };
    assert.deepEqual(
      json.documents.map(({ outcome }) => outcome),
      ["differs", "differs"],
    );
    assert(json.documents[0]?.difference?.newlyStopped.length !== 0);
    assert.deepEqual(json.documents[1]?.changes, ["Algorithm: before AES256, now aws:kms."]);
  });

  it("tells what is only written differently, and what is not there", async () => {
    await importAll();
    const policy = folder.at("bucket-policy.json");
    writeFileSync(policy, readFileSync(policy, "utf8").replace('"WrongAlgorithm"', '"Other"'));
    const alike = await run("compare", policy, "--bucket", bucket);
    assert.equal(alike.exitCode, 0);
    assert.match(alike.stdout, /They are written differently and decide everything alike\./);
    const deployed = { kind: "s3-bucket-policy", of: bucket } as const;
    await applyDocument(current().direct, deployed, {
      shown: JSON.stringify(bucketPolicy),
      wanted: undefined,
    });
    const missing = await run("compare", policy, "--bucket", bucket);
    assert.equal(missing.exitCode, 1);
    assert.match(missing.stdout, /AWS has no such document\./);
  });

  it("shows the state of a key and what is wrong with it", async () => {
    const { exitCode, stdout } = await run("status", "--key", "alias/records");
    assert.equal(exitCode, 1);
    assert.match(stdout, new RegExp(`^${keyArn}\n {2}state +Enabled\n`));
    assert.match(stdout, /warning key\/\S+ does not rotate\./);
    const { keys } = JSON.parse((await run("status", "--key", keyArn, "--format", "json")).stdout) as {
      keys: { arn: string; rotation: { isOn: boolean }; findings: { severity: string }[] }[];
    };
    assert.deepEqual(
      keys.map((key) => [key.arn, key.rotation.isOn, key.findings[0]?.severity]),
      [[keyArn, false, "warning"]],
    );
  });

  it("says what AWS does not do, and ends with 2", async () => {
    const { proxy } = current();
    const missing = await run("status", "--key", "alias/nothing");
    assert.deepEqual([missing.exitCode, missing.stdout], [2, ""]);
    assert.match(
      missing.stderr,
      /^latchkey: The key "alias\/nothing" is not in eu-central-1 of this account\./,
    );
    const words =
      "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: kms:GetKeyPolicy on resource: x because no policy allows it";
    proxy.decide(({ operation }) =>
      operation.endsWith("GetKeyPolicy") ? kmsError("AccessDeniedException", words) : "pass",
    );
    const denied = await run("import", "--key", keyArn, "--out", folder.path);
    assert.equal(denied.exitCode, 2);
    assert.equal(
      denied.stderr,
      `latchkey: The caller may not kms:GetKeyPolicy on the key "${keyArn}". Ask for that permission, in IAM or in the policy of the key. AWS says: ${words}.\n`,
    );
  });

  it("sends nothing where it is used wrongly", async () => {
    const file = folder.at("bucket-policy.json");
    writeFileSync(file, JSON.stringify(bucketPolicy));
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [[], /^latchkey: aws takes one of import, compare, status\./],
      [["imprt"], /Did you mean import\?/],
      [["toString"], /aws has no "toString"/],
      [["import"], /--key or --bucket is missing/],
      [["import", "x.json", "--key", "alias/x"], /aws import takes no files/],
      [["import", "--bucket", bucket, "--format", "json"], /aws import has no use for --format/],
      [["compare"], /FILE is missing/],
      [["compare", file], /--bucket is missing: what ".*" is to be compared with/],
      [["compare", folder.at("nothing.json"), "--bucket", bucket], /There is no file/],
      [["status"], /--key is missing/],
    ];
    for (const [args, message] of wrong) {
      const { exitCode, stderr } = await run(...args);
      assert.equal(exitCode, 2);
      assert.match(stderr, message);
    }
    const { stderr } = await latchkey([
      "aws",
      "status",
      "--key",
      "x",
      "--endpoint",
      "localhost",
      "--region",
      region,
    ]);
    assert.match(stderr, /The endpoint "localhost" has to begin with http/);
    assert.equal(current().proxy.seen.length, 0);
  });

  it("prints no credentials, whatever goes wrong", async () => {
    const { proxy } = current();
    const secret = "l0okF0rTh1sSecretAccessKey";
    const own = { ...process.env };
    setEnvironment({ ...own, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: "l0okF0rTh1sToken" });
    const repeated = `x-amz-security-token:l0okF0rTh1sToken ${secret}`;
    for (const name of [
      "InvalidSignatureException",
      "ExpiredTokenException",
      "UnrecognizedClientException",
    ]) {
      proxy.decide(() => kmsError(name, repeated));
      const { stdout, stderr, exitCode } = await run("status", "--key", keyArn);
      assert.equal(exitCode, 2);
      assert.doesNotMatch(stdout + stderr, /l0okF0r/);
    }
    setEnvironment(own);
  });

  it("is built with what it needs apart, and prints nothing but its answer", async () => {
    const script = fileURLToPath(new URL("../../server/dist/cli.js", import.meta.url));
    const { endpoint } = current().proxy;
    const args = ["aws", "import", "--key", keyArn, "--out", folder.path, "--endpoint", endpoint];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [script, ...args]);
    assert.match(stdout, /^wrote .*key-policy\.json: as AWS has it/);
    assert.equal(stderr, "");
    assert.doesNotMatch(readFileSync(script, "utf8"), /TrentService/);
  });
});
