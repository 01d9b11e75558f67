import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { documentsOf } from "../../../../server/src/engine/templates/setup/documents.ts";
import type { Setup } from "../../../../server/src/engine/templates/setup/setup.ts";
import { filesOf } from "../../../../server/src/engine/templates/setup/setupFiles.ts";
import { toSetup } from "../../../support/setups.ts";
import { setups } from "./arbitrarySetups.ts";

const fakeAws = path.join(__dirname, "../../../support/fakeAws.mjs");

const setup = toSetup({
  account: "111122223333",
  region: "eu-central-1",
  bucket: "ledger",
  administrators: ["KeyAdministrator"],
  users: ["RecordsService"],
  rotationPeriodInDays: 180,
});

interface Account {
  readonly account: string;
  readonly bucket: string;
  readonly keyArn?: string;
  readonly alias?: string;
  readonly aliasError?: string;
  readonly describeError?: string;
  readonly keyPolicy?: string;
  readonly bucketPolicy?: string;
  readonly encryption?: string;
  readonly period?: string;
  readonly calls?: readonly string[];
}

interface Ran {
  readonly status: number | null;
  readonly stderr: string;
  /** What the account is like afterwards, and what was asked of it. */
  readonly account: Account;
}

describe("the script for Bash", function () {
  this.timeout(60_000);

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "latch key "));
    const command = path.join(folder, "aws");
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${fakeAws}' "$@"\n`);
    chmodSync(command, 0o755);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function textOf(some: Setup): string {
    return filesOf(some, "bash")[0]?.text ?? "";
  }

  /** Runs the script in an account, with an answer to every question. */
  function run(account: Account, { answer = "", args = [] as readonly string[], of = setup } = {}): Ran {
    const state = path.join(folder, "account.json");
    writeFileSync(state, JSON.stringify({ ...account, calls: [] }));
    const script = path.join(folder, "setup.sh");
    writeFileSync(script, textOf(of));
    const { status, stderr } = spawnSync("bash", [script, ...args], {
      encoding: "utf8",
      input: answer,
      env: { PATH: `${folder}:${process.env["PATH"] ?? ""}`, FAKE_AWS: state },
    });
    return { status, stderr, account: JSON.parse(readFileSync(state, "utf8")) as Account };
  }

  const empty: Account = { account: "111122223333", bucket: "ledger" };
  const parsed = (text = ""): unknown => JSON.parse(text);

  it("puts the documents of the setup in place", () => {
    const { status, stderr, account } = run(empty);
    assert.equal(status, 0, stderr);
    const documents = documentsOf(setup, account.keyArn ?? "");
    assert.deepEqual(parsed(account.keyPolicy), documents["kms-key-policy"]);
    assert.deepEqual(parsed(account.bucketPolicy), documents["s3-bucket-policy"]);
    assert.deepEqual(parsed(account.encryption), documents["s3-bucket-encryption"]);
    assert.deepEqual([account.alias, account.period], ["alias/ledger", "180"]);
    assert.match(stderr, /^Done: the objects of ledger are encrypted with arn:aws:kms:/m);
  });

  it("changes and asks nothing when it is run again", () => {
    const first = run(empty).account;
    const { status, stderr, account } = run(first);
    assert.equal(status, 0, stderr);
    assert.deepEqual({ ...account, calls: [] }, { ...first, calls: [] });
    const changes = account.calls?.filter((call) => /create-|put-.*policy/.test(call));
    assert.deepEqual(changes, []);
    assert.doesNotMatch(stderr, /\[y\/N\]/);
  });

  const other = JSON.stringify({ Version: "2012-10-17", Statement: [] });
  const questions: readonly (readonly [string, Partial<Account>, object])[] = [
    ["bucket", { bucketPolicy: other }, { answer: "y\n" }],
    ["key", { keyPolicy: other }, { args: ["--yes"] }],
  ];
  for (const [noun, changed, how] of questions) {
    it(`asks before it replaces the policy of a ${noun}, and stops unless that is wanted`, () => {
      const before = { ...run(empty).account, ...changed };
      for (const answer of ["", "maybe\n"]) {
        const { status, stderr, account } = run(before, { answer });
        assert.equal(status, 1);
        assert.match(stderr, /Replace this policy of .*\? \[y\/N\] Stopped here/);
        assert.deepEqual([account.bucketPolicy, account.keyPolicy], [before.bucketPolicy, before.keyPolicy]);
      }
    });

    it(`replaces the policy of a ${noun} that it may replace`, () => {
      const whole = run(empty).account;
      const { status, stderr, account } = run({ ...whole, ...changed }, how);
      assert.equal(status, 0, stderr);
      assert.deepEqual(
        [parsed(account.bucketPolicy), parsed(account.keyPolicy)],
        [parsed(whole.bucketPolicy), parsed(whole.keyPolicy)],
      );
    });
  }

  it("uses the key that the setup names", () => {
    const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/8f4c1d2e-6b3a-4f59-9c07-2d1e5a7b9c34";
    const before = { ...empty, keyArn, keyPolicy: other };
    const { status, stderr, account } = run(before, { answer: "y\n", of: { ...setup, keyArn } });
    assert.equal(status, 0, stderr);
    assert.deepEqual(parsed(account.bucketPolicy), documentsOf(setup, keyArn)["s3-bucket-policy"]);
    assert.ok(account.calls?.every((call) => !call.includes("create-")));
  });

  const stops: Readonly<Record<string, readonly [Partial<Account>, RegExp]>> = {
    "credentials of another account": [
      { account: "444455556666" },
      /credentials of account 444455556666, not of/,
    ],
    "a bucket that is not there": [{ bucket: "other" }, /\(404\)/],
    "a key that it may not look at": [
      { describeError: "AccessDeniedException" },
      /\(AccessDeniedException\)/,
    ],
    "an alias that is refused": [
      { aliasError: "LimitExceededException" },
      /set key_arn at the top of this script/,
    ],
  };
  for (const [title, [changed, message]] of Object.entries(stops))
    it(`stops at ${title}`, () => {
      const { status, stderr, account } = run({ ...empty, ...changed });
      assert.notEqual(status, 0);
      assert.match(stderr, message);
      assert.deepEqual([account.bucketPolicy, account.encryption], [undefined, undefined]);
    });

  it("is Bash, whatever the setup", () => {
    const property = fc.property(setups, (json) => {
      const { status, stderr } = spawnSync("bash", ["-n"], {
        encoding: "utf8",
        input: textOf(toSetup(json)),
      });
      assert.deepEqual([status, stderr], [0, ""]);
    });
    fc.assert(property, { numRuns: 30 });
  });

  it("quotes every value that it uses", () => {
    const code = textOf(setup)
      .replace(/<<'JSON'.*?^JSON$/gms, "")
      .replace(/^ *#.*$/gm, "")
      .replaceAll("$?", "");
    // What is inside of "$(…)" has quotes of its own.
    const unwrapped = code.replace(/"\$\((.*?)\)"/g, "$1");
    const bare = unwrapped.replace(/'[^']*'/g, "''").replace(/"(?:[^"\\]|\\.)*"/g, '""');
    assert.deepEqual(bare.match(/.*[$`].*/g) ?? [], []);
  });
});

describe("the script for PowerShell", () => {
  const textOf = (some: Setup): string => filesOf(some, "powershell")[0]?.text ?? "";

  it("holds the documents of the setup", () => {
    fc.assert(
      fc.property(setups, (json) => {
        const some = toSetup(json);
        const found = [...textOf(some).matchAll(/^\$\w+ = @'\n(.*?)\n'@$/gms)];
        assert.deepEqual(
          found.map(([, document = ""]) => JSON.parse(document) as unknown),
          Object.values(documentsOf(some, "@KEY_ARN@")),
        );
      }),
    );
  });

  it("asks AWS for the same as the script for Bash", () => {
    const callsIn = (text: string): readonly string[] =>
      [...text.matchAll(/(?:\baws |Invoke-Aws |@\()'?(sts|kms|s3api)(?:'?, '| )([a-z-]+)/g)].map(
        ([, service = "", operation = ""]) => `${service} ${operation}`,
      );
    const [bash, powerShell] = [filesOf(setup, "bash")[0]?.text ?? "", textOf(setup)];
    assert.deepEqual(new Set(callsIn(powerShell)), new Set(callsIn(bash)));
    // It keeps the question for the bucket's policy, and asks it twice.
    assert.equal(callsIn(powerShell).length, callsIn(bash).length - 1);
  });
});
