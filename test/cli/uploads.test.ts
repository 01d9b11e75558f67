import assert from "node:assert/strict";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../support/uploadDenies.ts";
import { policyOf } from "../support/statements.ts";
import { latchkey, makeFolder, type Ran, type TestFolder } from "./fakeWorld.ts";

interface UploadsReport {
  readonly rows: readonly {
    readonly row: string;
    readonly verdict: string;
    readonly by: readonly number[];
    readonly reason?: string;
    readonly exempt?: readonly string[];
    readonly witness?: {
      readonly principal: string;
      readonly action: string;
      readonly resource: string;
      readonly context: Readonly<Record<string, readonly string[]>>;
      readonly command: string;
    };
  }[];
  readonly rightKey?: string;
  readonly rightKeys?: readonly string[];
}

const guide = JSON.stringify(policyOf(missingHeader, wrongAlgorithm, wrongKey));

async function uploads(
  stdin: string,
  ...options: readonly string[]
): Promise<Ran & { readonly report: UploadsReport }> {
  const ran = await latchkey(["uploads", "-", "--format", "json", ...options], { stdin });
  return { ...ran, report: JSON.parse(ran.stdout) as UploadsReport };
}

function verdictsIn({ rows }: UploadsReport): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.map(({ row, verdict }) => [row, verdict]));
}

describe("latchkey uploads", () => {
  let folder: TestFolder;
  before(() => {
    const rule = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: rightKey };
    const bucketRule = { ApplyServerSideEncryptionByDefault: rule };
    folder = makeFolder({
      "encryption.json": JSON.stringify({ Rules: [bucketRule] }),
      "blocking.json": JSON.stringify({
        Rules: [{ ...bucketRule, BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] } }],
      }),
      "none.json": JSON.stringify({ Rules: [{ ApplyServerSideEncryptionByDefault: {} }] }),
      "two.json": JSON.stringify({ Rules: [bucketRule, bucketRule] }),
    });
  });
  after(() => {
    folder.remove();
  });

  it("decides every row of the guide's policy, and ends with 0", async () => {
    const { exitCode, stderr, report } = await uploads(guide);
    assert.deepEqual(verdictsIn(report), {
      "no-header": "closed",
      aes256: "closed",
      "dsse-right-key": "closed",
      "kms-no-key-id": "closed",
      "kms-other-key-same-account": "closed",
      "kms-other-key-other-account": "closed",
      "sse-c": "closed",
      "kms-right-key": "open",
      "kms-right-key-alias": "depends",
      "kms-right-key-id": "depends",
    });
    assert.equal(report.rightKey, rightKey);
    assert.deepEqual([exitCode, stderr, report.rightKeys], [0, "", undefined]);
  });

  it("names the statements that close a row, and why one depends", async () => {
    const { report } = await uploads(guide);
    const dsse = report.rows.find(({ row }) => row === "dsse-right-key");
    const alias = report.rows.find(({ row }) => row === "kms-right-key-alias");
    assert.deepEqual(dsse, { row: "dsse-right-key", verdict: "closed", by: [1] });
    assert.match(alias?.reason ?? "", /^It is let through if .*\.$/);
  });

  it("gives a witness of each open row that latchkey test confirms", async () => {
    const policy = JSON.stringify(policyOf(uploadDeny({ StringEquals: { [header]: "AES256" } })));
    const { exitCode, report } = await uploads(policy, "--key", rightKey);
    assert.equal(exitCode, 1);
    const witnesses = report.rows.flatMap(({ witness }) => witness ?? []);
    assert(witnesses.length > 5);
    for (const { principal, action, resource, context, command } of witnesses) {
      assert.match(command, /^aws s3api put-object --bucket ledger --key example\.txt/);
      const asked = Object.entries(context).map(([key, [value = ""]]) => ["--context", `${key}=${value}`]);
      const args = [
        "test",
        "-",
        "--principal",
        principal,
        "--action",
        action,
        "--resource",
        resource,
        ...asked.flat(),
      ];
      const { stdout } = await latchkey([...args, "--format", "json"], { stdin: policy });
      assert.equal((JSON.parse(stdout) as { decision: string }).decision, "notAllowed");
    }
  });

  it("spells condition keys as AWS does", async () => {
    const { report } = await uploads(guide);
    const right = report.rows.find(({ row }) => row === "kms-right-key");
    assert.deepEqual(right?.witness?.context, { [header]: ["aws:kms"], [keyId]: [rightKey] });
  });

  it("takes the default encryption into account", async () => {
    const policy = JSON.stringify(policyOf(uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })));
    const encryption = ["--encryption", folder.at("encryption.json")];
    const reasonIn = ({ rows }: UploadsReport): string =>
      rows.find(({ row }) => row === "no-header")?.reason ?? "";
    assert.match(reasonIn((await uploads(policy)).report), /default/);
    assert.doesNotMatch(reasonIn((await uploads(policy, ...encryption)).report), /default/);
  });

  it("knows uploads that the bucket blocks whatever the policy says, and names statements that would", async () => {
    const rowFor = async (deny: object, file: string): Promise<object | undefined> => {
      const policy = JSON.stringify(policyOf(deny));
      const { report } = await uploads(policy, "--encryption", folder.at(file));
      return report.rows.find(({ row }) => row === "sse-c");
    };
    const closed = { row: "sse-c", verdict: "closed", wanted: "closed" };
    const sent = uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: rightKey } });
    assert.deepEqual(await rowFor(sent, "blocking.json"), {
      ...closed,
      by: [],
      reason:
        "The bucket's encryption configuration blocks SSE-C: S3 refuses such uploads whatever the policy says.",
    });
    assert.deepEqual(await rowFor(wrongKey, "blocking.json"), { ...closed, by: [0] });
    assert.match(JSON.stringify(await rowFor(sent, "encryption.json")), /"verdict":"open"/);
  });

  it("ends with 1 where no upload gets through, as one with the right key should", async () => {
    const stdin = JSON.stringify(policyOf(uploadDeny({}, { Condition: undefined })));
    const { exitCode, report } = await uploads(stdin);
    assert.deepEqual(new Set(Object.values(verdictsIn(report))), new Set(["closed"]));
    assert.equal(exitCode, 1);
    const { stdout } = await latchkey(["uploads", "-"], { stdin });
    assert.match(stdout, /^No upload gets through at all\.\nThe policy pins no key; /m);
  });

  const badDefaults = {
    "a rule without an algorithm": ["none.json", /"[^"]*none\.json" has no rule that says how to encrypt\.$/],
    "two rules": ["two.json", /"[^"]*two\.json" has 2 rules, and S3 takes one\.$/],
  } as const;
  for (const [what, [file, message]] of Object.entries(badDefaults))
    it(`says what is wrong with a default encryption of ${what}`, async () => {
      const args = ["uploads", "-", "--encryption", folder.at(file)];
      const { exitCode, stderr } = await latchkey(args, { stdin: guide });
      assert.match(stderr.trimEnd(), message);
      assert.equal(exitCode, 2);
    });

  it("wants what profile and options want", async () => {
    const stdin = JSON.stringify(policyOf(wrongKey));
    const exitCodes = async (...options: readonly string[]): Promise<number> =>
      (await uploads(stdin, ...options)).exitCode;
    const encryption = ["--encryption", folder.at("encryption.json")];
    assert.equal(await exitCodes(...encryption), 1);
    assert.equal(await exitCodes(...encryption, "--profile", "defaultEncryption"), 0);
    assert.equal(await exitCodes(...encryption, "--profile", "defaultEncryption", "--refuse-dsse"), 1);
  });

  it("takes the key that --key gives for the right one", async () => {
    const other = rightKey.replace("0d99", "1d99");
    const { exitCode, report } = await uploads(guide, "--key", other);
    assert.deepEqual([exitCode, report.rightKey, verdictsIn(report)["kms-right-key"]], [1, other, "closed"]);
  });

  it("refuses a key of another partition than the bucket's", async () => {
    const other = rightKey.replace("arn:aws:", "arn:aws-cn:");
    const { exitCode, stderr } = await latchkey(["uploads", "-", "--key", other], { stdin: guide });
    assert.equal(exitCode, 2);
    assert.match(stderr, /--key is in another partition than the bucket: "aws"/);
  });

  it("lists all right keys where the policy pins several, and whom it exempts", async () => {
    const other = rightKey.replace("0d99", "1d99");
    const exempt = { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/Migration" } };
    const { exitCode, report } = await uploads(
      JSON.stringify(
        policyOf(
          uploadDeny({ StringNotEquals: { [header]: "aws:kms" }, ...exempt }),
          uploadDeny({ ArnNotEquals: { [keyId]: [rightKey, other] }, ...exempt }),
        ),
      ),
    );
    assert.deepEqual([exitCode, report.rightKeys], [0, [rightKey, other]]);
    const row = report.rows.find(({ row }) => row === "kms-no-key-id");
    assert.deepEqual(row?.exempt, ["arn:aws:iam::111122223333:role/Migration"]);
    assert.equal(row.witness?.principal, "arn:aws:iam::111122223333:role/Migration");
  });

  it("shows a table to people, without colours where it is no terminal", async () => {
    const { stdout } = await latchkey(["uploads", "-"], { stdin: guide });
    assert.match(stdout, /^ {3}no-header {20}closed {3}by "MissingHeader" and "WrongAlgorithm"$/m);
    assert.match(stdout, /^ {3}kms-right-key {16}open\n {5}aws s3api put-object .*\n {5}by arn:aws:iam::/m);
    assert(!stdout.includes("\u001B"));
  });

  it("says what an upload needs that its command does not show, but not that it goes over TLS", async () => {
    const plain = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::ledger/*" };
    const policy = policyOf(
      uploadDeny({ StringNotEquals: { [header]: "aws:kms", "aws:SourceVpce": "vpce-1a2b3c4d" } }),
      { ...plain, Condition: { Bool: { "aws:SecureTransport": "false" } } },
    );
    const { stdout } = await latchkey(["uploads", "-"], { stdin: JSON.stringify(policy) });
    const caller = "by arn:aws:iam::111122223333:role/example";
    assert.match(stdout, new RegExp(`AES256\n {5}${caller}, with aws:SourceVpce = vpce-1a2b3c4d$`, "m"));
    assert.doesNotMatch(stdout, /securetransport/i);
  });

  it("marks and paints what is not as wanted", async () => {
    const stdin = JSON.stringify(policyOf(wrongKey));
    const { stdout } = await latchkey(["uploads", "-", "--key", rightKey.replace("0d99", "1d99")], {
      stdin,
      isTerminal: true,
    });
    const lines = stdout.replaceAll("\u001B", "ESC").split("\n");
    const expected = [
      '   sse-c                        ESC[32mclosedESC[39m   ESC[90mby "WrongKey"ESC[39m',
      'ESC[31m!ESC[39m  kms-right-key                ESC[31mclosedESC[39m   ESC[90mby "WrongKey"ESC[39m',
    ];
    for (const line of expected) assert(lines.includes(line), line);
  });
});
