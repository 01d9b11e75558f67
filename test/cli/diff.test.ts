import assert from "node:assert/strict";
import { bucketStatement, policyOf } from "../support/statements.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../support/uploadDenies.ts";
import { latchkey, makeFolder, type TestFolder } from "./fakeWorld.ts";

interface JsonChange {
  readonly words: string;
  readonly principal?: string;
  readonly actions: readonly string[];
  readonly row?: string;
  readonly before: string;
  readonly after: string;
  readonly by: { readonly old: readonly number[]; readonly new: readonly number[] };
  readonly witness: { readonly principal: string; readonly context: object; readonly command?: string };
}

interface DiffReport {
  readonly newlyAllowed: readonly JsonChange[];
  readonly newlyStopped: readonly JsonChange[];
  readonly undecided: readonly { readonly in: string; readonly statement: number; readonly reason: string }[];
}

const clerk = "arn:aws:iam::123456789012:role/Clerk";

describe("latchkey diff", () => {
  let folder: TestFolder;
  before(() => {
    folder = makeFolder({
      "guide.json": JSON.stringify(policyOf(missingHeader, wrongAlgorithm, wrongKey)),
      "shorter.json": JSON.stringify(policyOf(wrongKey, wrongAlgorithm)),
      "merged.json": JSON.stringify(
        policyOf(uploadDeny({ StringNotEquals: { [header]: "aws:kms", [keyId]: rightKey } })),
      ),
      "reader.json": JSON.stringify(policyOf(wrongAlgorithm, bucketStatement())),
      "endpoint.json": JSON.stringify(
        policyOf(
          missingHeader,
          uploadDeny({ StringNotEquals: { [header]: "aws:kms", "aws:SourceVpce": "vpce-1a2b3c4d" } }),
          wrongKey,
        ),
      ),
      "unclear.json": JSON.stringify(
        policyOf(missingHeader, wrongAlgorithm, wrongKey, uploadDeny({ StringMatches: { [header]: "a" } })),
      ),
    });
  });
  after(() => {
    folder.remove();
  });

  async function diff(older: string, newer: string): Promise<{ exitCode: number; report: DiffReport }> {
    const args = ["diff", folder.at(older), folder.at(newer), "--format", "json"];
    const { exitCode, stdout } = await latchkey(args);
    return { exitCode, report: JSON.parse(stdout) as DiffReport };
  }

  it("finds none, and ends with 0, where both decide alike", async () => {
    const { exitCode, report } = await diff("guide.json", "shorter.json");
    assert.deepEqual(report, { newlyAllowed: [], newlyStopped: [], undecided: [] });
    assert.equal(exitCode, 0);
    const { stdout } = await latchkey(["diff", folder.at("guide.json"), folder.at("shorter.json")]);
    assert.equal(stdout, "Both decide every request alike.\n");
  });

  it("lists the kinds of uploads that are newly let through, with commands", async () => {
    const { exitCode, report } = await diff("guide.json", "merged.json");
    assert.equal(exitCode, 1);
    assert.deepEqual(
      report.newlyAllowed.map(({ row }) => row),
      [
        "no-header",
        "dsse-right-key",
        "kms-no-key-id",
        "kms-other-key-same-account",
        "kms-other-key-other-account",
      ],
    );
    const noKey = report.newlyAllowed[2];
    assert.deepEqual(noKey?.witness.context, { [header]: ["aws:kms"] });
    assert.equal(
      noKey.witness.command,
      "aws s3api put-object --bucket ledger --key example.txt --server-side-encryption aws:kms",
    );
    assert.equal(
      noKey.words,
      'Uploads with aws:kms and no key id: before denied by "WrongKey", now neither allowed nor denied.',
    );
    assert.deepEqual([noKey.before, noKey.after, noKey.by], ["denied", "notAllowed", { old: [2], new: [] }]);
  });

  it("offers no command where it depends on the bucket's default key", async () => {
    const { report } = await diff("guide.json", "merged.json");
    assert.match(
      report.newlyAllowed[0]?.words ?? "",
      /^Uploads without encryption headers, if the bucket's default key is arn:/,
    );
    assert.equal(report.newlyAllowed[0]?.witness.command, undefined);
  });

  it("says what an upload needs besides its command", async () => {
    const { stdout } = await latchkey(["diff", folder.at("guide.json"), folder.at("endpoint.json")]);
    const caller = "arn:aws:iam::111122223333:role/example";
    assert(stdout.includes(`\n    by ${caller}, with aws:SourceVpce = vpce-1a2b3c4d\n`), stdout);
  });

  it("tells in both directions, by principal", async () => {
    const { report } = await diff("reader.json", "shorter.json");
    const stopped = report.newlyStopped.find(({ actions }) => actions.includes("s3:GetObject"));
    assert.deepEqual([stopped?.principal, stopped?.before, stopped?.after], [clerk, "allowed", "notAllowed"]);
    assert.equal(
      stopped?.words,
      "s3:GetObject by role/Clerk: before allowed by statement 2, now neither allowed nor denied.",
    );
    assert(report.newlyStopped.some(({ row }) => row === "kms-no-key-id"));
    const back = await diff("shorter.json", "reader.json");
    assert(back.report.newlyAllowed.some(({ actions }) => actions.includes("s3:GetObject")));
  });

  it("says what it could not decide, and ends with 1", async () => {
    const { exitCode, report } = await diff("guide.json", "unclear.json");
    assert.equal(exitCode, 1);
    assert.deepEqual(
      report.undecided.map((each) => [each.in, each.statement]),
      [["new", 3]],
    );
    const { stdout } = await latchkey(["diff", folder.at("guide.json"), folder.at("unclear.json")]);
    assert.match(
      stdout,
      /^Undecided\n {2}"RefuseUpload" of the newer version: AWS knows no operator StringMatches\.\n$/,
    );
  });

  it("shows people what is let through and what is stopped", async () => {
    const { stdout } = await latchkey(["diff", folder.at("reader.json"), folder.at("merged.json")]);
    assert.match(stdout, /^Newly let through\n {2}Uploads .*\n {4}/);
    assert.match(
      stdout,
      /\n\nNewly stopped\n {2}s3:GetObject by role\/Clerk: .*\n {4}such as s3:GetObject on arn:aws:s3:::ledger\/.* by arn/,
    );
  });
});
