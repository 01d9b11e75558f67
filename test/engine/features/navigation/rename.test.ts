import assert from "node:assert/strict";
import fc from "fast-check";
import { complaintAboutName } from "../../../../server/src/engine/features/navigation/complaintAboutName.ts";
import {
  occurrenceAt,
  occurrencesIn,
  type Occurrence,
} from "../../../../server/src/engine/features/navigation/occurrences.ts";
import { renameEdits } from "../../../../server/src/engine/features/navigation/renameEdits.ts";
import type { Subject } from "../../../../server/src/engine/features/navigation/subject.ts";
import type { DocumentKind, Policy } from "../../../../server/src/engine/policy/policy.ts";
import { applyEdits } from "../../../../server/src/engine/tree/edits.ts";
import { documentFiles } from "../../../support/documentFiles.ts";
import { layouts } from "../../../support/layouts.ts";
import { policyOf } from "../../../support/policies.ts";
import { bucketStatement, policyOf as statements } from "../../../support/statements.ts";
import "../../../support/seed.ts";
import { rightKey } from "../../../support/uploadDenies.ts";

const id = rightKey.slice(-36);
const multiRegionId = "mrk-1234abcd12ab34cd56ef1234567890ab";
const otherMultiRegionId = multiRegionId.replace("1234", "9999");
const multiRegionKey = `arn:aws:kms:eu-west-1:111122223333:key/${multiRegionId}`;
const otherId = "1d990263-018e-4e65-a703-eff731de951e";

/** The policy after what stands where a text begins was renamed. */
function renamed(policy: Policy, at: string, newName: string): string {
  const { text } = policy.tree;
  const found = occurrenceAt(policy, text.indexOf(at));
  assert(found !== undefined, at);
  assert.equal(complaintAboutName(found.subject, newName), undefined);
  return applyEdits(text, renameEdits(policy, found.subject, newName));
}

describe("renaming", () => {
  for (const [what, at, newName, before, after] of [
    [
      "an account wherever it stands, and no other",
      "111122223333",
      "444455556666",
      ["111122223333", "arn:aws:iam::111122223333:role/A", rightKey, "1111222233334", "999922223333"],
      [
        "444455556666",
        "arn:aws:iam::444455556666:role/A",
        rightKey.replace("111122223333", "444455556666"),
        "1111222233334",
        "999922223333",
      ],
    ],
    [
      "an account beside names and patterns that have it, too",
      "111122223333",
      "444455556666",
      [
        "arn:aws:iam::111122223333:role/team/111122223333/App-111122223333",
        "arn:aws:kms:*:111122223333:key/*",
        "arn:aws:s3:::logs-111122223333/*",
        "arn:aws:sts::111122223333:assumed-role/App/111122223333",
      ],
      [
        "arn:aws:iam::444455556666:role/team/111122223333/App-111122223333",
        "arn:aws:kms:*:444455556666:key/*",
        "arn:aws:s3:::logs-111122223333/*",
        "arn:aws:sts::444455556666:assumed-role/App/111122223333",
      ],
    ],
    [
      "a Region beside an alias that is called after it",
      "eu-west-1:",
      "eu-central-1",
      [
        "arn:aws:kms:eu-west-1:111122223333:alias/eu-west-1",
        "arn:aws:s3:::logs-eu-west-1/*",
        "s3.*.amazonaws.com",
      ],
      [
        "arn:aws:kms:eu-central-1:111122223333:alias/eu-west-1",
        "arn:aws:s3:::logs-eu-west-1/*",
        "s3.*.amazonaws.com",
      ],
    ],
    [
      "a key of several Regions in its own alone",
      multiRegionId,
      otherMultiRegionId,
      [multiRegionKey, multiRegionKey.replace("eu-west-1", "us-east-1")],
      [
        multiRegionKey.replace(multiRegionId, otherMultiRegionId),
        multiRegionKey.replace("eu-west-1", "us-east-1"),
      ],
    ],
    [
      "a Region",
      "eu-west-1",
      "eu-central-1",
      ["s3.eu-west-1.amazonaws.com", rightKey, "eu-west-12", "s3.eu-west-2.amazonaws.com"],
      [
        "s3.eu-central-1.amazonaws.com",
        rightKey.replace("eu-west-1", "eu-central-1"),
        "eu-west-12",
        "s3.eu-west-2.amazonaws.com",
      ],
    ],
    [
      "a bucket and no other that begins alike",
      "reports/*",
      "archive",
      [
        "arn:aws:s3:::reports/*",
        "arn:aws:s3:::reports",
        "arn:aws:s3:::reports-2/*",
        "arn:aws:s3:::x/reports",
      ],
      [
        "arn:aws:s3:::archive/*",
        "arn:aws:s3:::archive",
        "arn:aws:s3:::reports-2/*",
        "arn:aws:s3:::x/reports",
      ],
    ],
    [
      "a role of one account, with its sessions",
      "App",
      "Batch",
      [
        "arn:aws:iam::111122223333:role/team/App",
        "arn:aws:sts::111122223333:assumed-role/App/i-1",
        "arn:aws:iam::444455556666:role/App",
        "arn:aws:iam::111122223333:user/App",
      ],
      [
        "arn:aws:iam::111122223333:role/team/Batch",
        "arn:aws:sts::111122223333:assumed-role/Batch/i-1",
        "arn:aws:iam::444455556666:role/App",
        "arn:aws:iam::111122223333:user/App",
      ],
    ],
    [
      "a key to one elsewhere",
      id,
      `arn:aws:kms:us-east-1:444455556666:key/${otherId}`,
      [rightKey, `arn:aws:kms:eu-west-2:111122223333:key/${id}`],
      [`arn:aws:kms:us-east-1:444455556666:key/${otherId}`, `arn:aws:kms:eu-west-2:111122223333:key/${id}`],
    ],
    ["a key by its id", id, otherId, [rightKey], [rightKey.replace(id, otherId)]],
    [
      "a placeholder",
      "<account>",
      "111122223333",
      ["<account>", "arn:aws:iam::<account>:role/<account>"],
      ["111122223333", "arn:aws:iam::111122223333:role/111122223333"],
    ],
    [
      "dots only in values that are the same",
      "...",
      "reports",
      ["arn:aws:s3:::...", "arn:aws:s3:::...", "arn:aws:s3:::x/..."],
      ["arn:aws:s3:::reports", "arn:aws:s3:::reports", "arn:aws:s3:::x/..."],
    ],
  ] as const)
    it(`changes ${what}`, () => {
      const policy = (values: readonly string[]): Policy =>
        policyOf(
          statements(bucketStatement({ Condition: { ArnLike: { "aws:SourceArn": values } } })),
          "s3-bucket-policy",
        );
      assert.equal(renamed(policy(before), at, newName), policy(after).tree.text);
    });

  it("gives the id of the new key where the id alone stood", () => {
    const policy = policyOf({ KMSMasterKeyID: id, Other: rightKey }, "s3-bucket-encryption");
    const expected = { KMSMasterKeyID: otherId, Other: rightKey.replace(id, otherId) };
    assert.equal(renamed(policy, id, otherId), JSON.stringify(expected));
  });

  it("puts an account that a number cannot be into quotes", () => {
    const policy = policyOf('{"Condition":{"aws:SourceAccount":111122223333}}', "s3-bucket-policy");
    assert.equal(
      renamed(policy, "1111", "444455556666"),
      policy.tree.text.replace("111122223333", "444455556666"),
    );
    assert.equal(
      renamed(policy, "1111", "000011112222"),
      policy.tree.text.replace("111122223333", '"000011112222"'),
    );
  });

  it("escapes what it fills in", () => {
    const policy = policyOf('{"Condition":{"a":"<name>"}}', "s3-bucket-policy");
    const text = renamed(policy, "<name>", 'a"b\\c\u0001');
    assert.deepEqual(JSON.parse(text), { Condition: { a: 'a"b\\c\u0001' } });
  });
});

describe("a new name", () => {
  const key: Subject = { kind: "key", name: id, arn: rightKey };
  for (const [subject, newName, complaint] of [
    [{ kind: "account", name: "1" }, "12345", /12 digits/],
    [{ kind: "account", name: "1" }, "12345678901x", /digits only/],
    [{ kind: "region", name: "eu-west-1" }, "mars", /no name of a Region/],
    [{ kind: "region", name: "eu-west-1" }, "cn-north-1", /partition "aws" to "aws-cn"/],
    [{ kind: "bucket", name: "a" }, "Reports", /lower-case/],
    [{ kind: "bucket", name: "a" }, "ab", /3 to 63/],
    [{ kind: "role", name: "a", account: "" }, "a b", /no " "/],
    [{ kind: "role", name: "a", account: "" }, "arn:aws:iam::111122223333:role/a", /name is enough/],
    [{ kind: "user", name: "a", account: "" }, "a".repeat(65), /up to 64/],
    [{ kind: "user", name: "a", account: "" }, "", /needed/],
    [key, "alias/x", /no key id/],
    [key, "arn:aws:s3:::x", /full ARN of a KMS key/],
    [key, `arn:aws-cn:kms:cn-north-1:111122223333:key/${id}`, /partition "aws" to "aws-cn"/],
    [key, `arn:aws:kms:eu-west-1:1:key/${id}`, /12 digits/],
    [{ ...key, arn: undefined }, rightKey, /id alone/],
    [{ kind: "placeholder", name: "<a>", value: undefined, slot: "account" }, "x", /digits only/],
    [{ kind: "placeholder", name: "<a>", value: undefined, slot: "keyArn" }, "alias/x", /full ARN/],
    [{ kind: "placeholder", name: "<a>", value: undefined, slot: "keyReference" }, "a b", /blanks/],
    [{ kind: "placeholder", name: "<a>", value: undefined, slot: "text" }, "<b>", /placeholder itself/],
    [{ kind: "placeholder", name: "<a>", value: undefined, slot: "text" }, " ", /needed/],
  ] as const)
    it(`is refused: ${newName} for ${subject.kind}`, () => {
      assert.match(complaintAboutName(subject, newName) ?? "", complaint);
    });
});

describe("renaming there and back", () => {
  const texts = documentFiles().flatMap(({ text, kind }) => [
    { text, kind },
    ...Object.values(layouts).map((layout) => ({ text: layout(text), kind })),
  ]);

  it("restores every text, and leaves JSON that names the rest as before", () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), ({ text, kind }, index) => {
        const policy = policyOf(text, kind);
        const found = occurrencesIn(policy).filter(({ subject }) => subject.kind !== "placeholder");
        const one = found[index % Math.max(found.length, 1)];
        if (one === undefined) return;
        const there = rename(text, kind, one.subject, strangeName(one.subject));
        const back = rename(there, kind, strangeSubject(one.subject), oldName(one.subject));
        assert.equal(back, text);
        assert.equal(policyOf(there, kind).tree.errors.length, policy.tree.errors.length);
        if (one.subject.kind !== "account") return;
        assert.deepEqual(
          otherAccounts(there, kind, "777788889999"),
          otherAccounts(text, kind, one.subject.name),
        );
      }),
    );
  });

  it("never makes a half typed text worse, and never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(),
        (file, part, index) => {
          const text = file.text.slice(0, Math.round(file.text.length * part));
          const policy = policyOf(text, file.kind);
          const found = occurrencesIn(policy);
          const one = found[index % Math.max(found.length, 1)];
          if (one === undefined) return;
          const after = rename(text, file.kind, one.subject, strangeName(one.subject));
          assert.equal(policyOf(after, file.kind).tree.errors.length, policy.tree.errors.length);
        },
      ),
    );
  });
});

const strangeId = "7777abcd-0000-4000-8000-0123456789ab";

function rename(text: string, kind: DocumentKind, subject: Subject, newName: string): string {
  return applyEdits(text, renameEdits(policyOf(text, kind), subject, newName));
}

/** A name that stands in no example. */
function strangeName({ kind }: Subject): string {
  const names = {
    account: "777788889999",
    region: "mx-central-1",
    bucket: "strange-bucket-7",
    placeholder: "x7",
  };
  if (kind === "key") return strangeId;
  return kind === "role" || kind === "user" ? "Strange7" : names[kind];
}

function strangeSubject(subject: Subject): Subject {
  if (subject.kind !== "key") return { ...subject, name: strangeName(subject) };
  return { ...subject, name: strangeId, arn: subject.arn?.replace(subject.name, strangeId) };
}

function oldName(subject: Subject): string {
  return subject.name;
}

function otherAccounts(text: string, kind: DocumentKind, account: string): readonly string[] {
  return occurrencesIn(policyOf(text, kind))
    .filter(({ subject }: Occurrence) => subject.kind === "account" && subject.name !== account)
    .map(({ subject }) => subject.name);
}
