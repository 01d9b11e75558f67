import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AwsError, connect, listKeys, listProfiles, type Connection } from "../../server/src/aws/aws.ts";
import { account, region, setEnvironment, useAccount } from "./account.ts";
import { kmsError } from "./proxy.ts";

const secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

const config = `
[default]
region = eu-west-1

[profile signed-in]
sso_session = company
sso_account_id = ${account}
sso_role_name = Reader
region = ${region}

[sso-session company]
sso_start_url = https://company.awsapps.com/start
sso_region = ${region}

[profile process]
credential_process = ${JSON.stringify(process.execPath)} -p "JSON.stringify({Version:1,AccessKeyId:'AKIAPROCESSEXAMPLE12',SecretAccessKey:'${secret}'})"
region = ${region}

[profile admin]
role_arn = arn:aws:iam::${account}:role/Admin
source_profile = base
mfa_serial = arn:aws:iam::${account}:mfa/ann
region = ${region}
`;

const credentials = `
[base]
aws_access_key_id = AKIABASEEXAMPLE12345
aws_secret_access_key = ${secret}
`;

describe("credentials", () => {
  const current = useAccount();
  let folder: string;
  let own: NodeJS.ProcessEnv;

  beforeEach(() => {
    own = { ...process.env };
    folder = mkdtempSync(path.join(tmpdir(), "latch key "));
    const files = {
      AWS_CONFIG_FILE: path.join(folder, "config"),
      AWS_SHARED_CREDENTIALS_FILE: path.join(folder, "keys"),
    };
    writeFileSync(files.AWS_CONFIG_FILE, config);
    writeFileSync(files.AWS_SHARED_CREDENTIALS_FILE, credentials);
    const { AWS_ACCESS_KEY_ID: _id, AWS_SECRET_ACCESS_KEY: _secret, ...others } = own;
    setEnvironment({ ...others, ...files, HOME: folder, USERPROFILE: folder });
  });
  afterEach(() => {
    setEnvironment(own);
    rmSync(folder, { recursive: true, force: true });
  });

  async function keysOf(connection: Connection): Promise<number> {
    let count = 0;
    for await (const page of listKeys(connection)) count += page.length;
    return count;
  }

  async function complaintOf(profile: string | undefined): Promise<AwsError> {
    const error: unknown = await keysOf(await current().connect({ profile })).catch(
      (reason: unknown) => reason,
    );
    assert(error instanceof AwsError);
    for (const part of [secret, "AKIA", "SECRETTOKEN"]) assert(!error.message.includes(part), error.message);
    return error;
  }

  it("are listed by profile, without what they are", async () => {
    const profiles = await listProfiles();
    assert.deepEqual(
      profiles.map(({ name, region: of, source }) => [name, of, source]),
      [
        ["admin", region, `assumes arn:aws:iam::${account}:role/Admin, with MFA`],
        ["base", undefined, "access key"],
        ["default", "eu-west-1", ""],
        ["process", region, "a process"],
        ["signed-in", region, "SSO"],
      ],
    );
    assert(!JSON.stringify(profiles).includes("AKIA"));
  });

  it("come from a file or a process", async () => {
    const { connect: open, makeKey } = current();
    await makeKey();
    for (const profile of ["base", "process"]) assert.equal(await keysOf(await open({ profile })), 1);
  });

  it("come from a sign-in to SSO", async () => {
    const { connect: open, proxy } = current();
    const cache = path.join(folder, ".aws", "sso", "cache");
    mkdirSync(cache, { recursive: true });
    const token = { accessToken: "TOKEN", expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    const file = `${createHash("sha1").update("company").digest("hex")}.json`;
    writeFileSync(path.join(cache, file), JSON.stringify({ ...token, region, startUrl: "https://company" }));
    const roleCredentials = {
      accessKeyId: "ASIASSOEXAMPLE123456",
      secretAccessKey: secret,
      sessionToken: "S",
    };
    const body = { roleCredentials: { ...roleCredentials, expiration: Date.now() + 3_600_000 } };
    proxy.decide(({ operation }) => (operation.startsWith("GET") ? { status: 200, body } : "pass"));
    assert.equal(await keysOf(await open({ profile: "signed-in" })), 0);
    assert.equal(proxy.seen.at(-1)?.accessKeyId, roleCredentials.accessKeyId);
  });

  it("are read anew by the next connection", async () => {
    const { connect: open, proxy } = current();
    await keysOf(await open({ profile: "base" }));
    assert.equal(proxy.seen.at(-1)?.accessKeyId, "AKIABASEEXAMPLE12345");
    const file = process.env["AWS_SHARED_CREDENTIALS_FILE"] ?? "";
    writeFileSync(file, credentials.replace("AKIABASEEXAMPLE12345", "AKIANEWEXAMPLE123456"));
    await keysOf(await open({ profile: "base" }));
    assert.equal(proxy.seen.at(-1)?.accessKeyId, "AKIANEWEXAMPLE123456");
  });

  it("come from a role that is assumed after the code of a device was asked for, once", async () => {
    const { connect: open, makeKey, proxy } = current();
    await makeKey();
    const devices: string[] = [];
    const connection = await open({
      profile: "admin",
      askForMfaCode: (device) => {
        devices.push(device);
        return Promise.resolve("123456");
      },
    });
    assert.deepEqual([await keysOf(connection), await keysOf(connection)], [1, 1]);
    assert.deepEqual(devices, [`arn:aws:iam::${account}:mfa/ann`]);
    const assumed = proxy.seen.filter(({ body }) => body.includes("Action=AssumeRole"));
    assert.equal(assumed.length, 1);
    assert.match(assumed[0]?.body ?? "", /TokenCode=123456/);
  });

  it("can be given up while the code is asked for", async () => {
    const { connect: open } = current();
    const abort = new AbortController();
    const connection = await open({
      profile: "admin",
      askForMfaCode: () => {
        abort.abort();
        return new Promise(() => undefined);
      },
    });
    await assert.rejects(
      keysOf({ ...connection, signal: abort.signal }),
      (error) => error instanceof AwsError && error.reason === "cancelled",
    );
  });

  it("that are missing are a sentence that says for whom", async () => {
    assert.match(
      (await complaintOf("nobody")).message,
      /^There are no credentials for the profile "nobody": /,
    );
    assert.match((await complaintOf("signed-in")).message, /with "aws sso login --profile signed-in"/);
    assert.equal((await complaintOf(undefined)).reason, "credentials");
  });

  it("that have expired or are wrong are a sentence that says what to do", async () => {
    const { proxy } = current();
    const expired = "The security token included in the request is expired";
    proxy.decide(() => kmsError("ExpiredTokenException", expired));
    assert.equal(
      (await complaintOf("base")).message,
      'The credentials of the profile "base" have expired. Sign in again, with "aws sso login --profile base" where that is how you do it.',
    );
    proxy.decide(() =>
      kmsError("UnrecognizedClientException", "The security token is invalid AKIABASEEXAMPLE12345"),
    );
    assert.match(
      (await complaintOf("base")).message,
      /^AWS does not know the credentials of the profile "base"\./,
    );
    // AWS repeats the whole request, the session's token in it.
    proxy.decide(() =>
      kmsError(
        "InvalidSignatureException",
        `The Canonical String … x-amz-security-token:SECRETTOKEN … ${secret}`,
      ),
    );
    assert.match(
      (await complaintOf("base")).message,
      /^AWS does not take the secret access key of the profile "base"/,
    );
  });

  it("are not enough without a Region, which the environment and the profile may name", async () => {
    assert.equal((await connect({})).region, "eu-west-1");
    assert.equal((await connect({ profile: "admin" })).region, region);
    await assert.rejects(connect({ profile: "base" }), {
      message:
        'No Region is known. Name one, or add "region" to the profile "base" in AWS\'s shared config file.',
    });
    setEnvironment({ ...process.env, AWS_REGION: "", AWS_DEFAULT_REGION: "us-west-2" });
    assert.equal((await connect({ profile: "base" })).region, "us-west-2");
  });
});
