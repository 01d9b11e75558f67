import assert from "node:assert/strict";
import fc from "fast-check";
import {
  analyze,
  documentKinds,
  type DocumentKind,
  type Finding,
} from "../../../../server/src/engine/engine.ts";
import { accessSummaryOf } from "../../../../server/src/engine/prove/access/summary.ts";
import { uploadsOf } from "../../../../server/src/engine/prove/uploads.ts";
import { createLibrary, type Library } from "../../../../server/src/engine/set/library.ts";
import { documentsOf } from "../../../../server/src/engine/templates/setup/documents.ts";
import { readSetup } from "../../../../server/src/engine/templates/setup/readSetup.ts";
import type { Setup } from "../../../../server/src/engine/templates/setup/setup.ts";
import { setups } from "./arbitrarySetups.ts";

const uriOf = (kind: DocumentKind): string => `file:///setup/${kind}.json`;

/** A generated setup has to be right; what its key will be called, nobody knows before it is created. */
function read(json: object): Setup & { readonly keyArn: string } {
  const { setup, problems } = readSetup(JSON.stringify(json));
  assert.deepEqual(problems, []);
  assert.ok(setup);
  const { partition, region, account } = setup;
  const later = `arn:${partition}:kms:${region}:${account}:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0`;
  return { ...setup, keyArn: setup.keyArn ?? later };
}

/** The documents of a setup side by side, as in a folder. */
function shelve(setup: Setup & { readonly keyArn: string }): Library {
  const library = createLibrary();
  const documents = documentsOf(setup, setup.keyArn);
  for (const kind of documentKinds)
    library.put(uriOf(kind), JSON.stringify(documents[kind], undefined, 2), kind);
  return library;
}

function check(library: Library, kind: DocumentKind, setup: Setup): NonNullable<ReturnType<typeof analyze>> {
  const { profile, allowDsse } = setup;
  const text = library.textOf(uriOf(kind)) ?? "";
  const neighbourhood = library.neighbourhoodOf(uriOf(kind), { profile, allowDsse });
  const analysis = analyze({ text, fileName: `${kind}.json`, ...neighbourhood });
  assert.equal(analysis?.kind, kind);
  return analysis;
}

const isFault = ({ severity }: Finding): boolean => severity === "error" || severity === "warning";

/** `LATCHKEY_RUNS=20` tries twenty times as many setups. */
const factor = Number(process.env["LATCHKEY_RUNS"] ?? 1);

describe("a setup's documents, whatever the setup", function () {
  this.timeout(60_000 * factor);

  const holds = (
    title: string,
    numRuns: number,
    isTrue: (setup: Setup & { readonly keyArn: string }) => void,
  ): void => {
    it(title, () =>
      fc.assert(
        fc.property(setups, (json) => isTrue(read(json))),
        { numRuns: numRuns * factor },
      ),
    );
  };

  holds("have no finding above information, one by one and as a set", 60, (setup) => {
    const library = shelve(setup);
    for (const kind of documentKinds)
      assert.deepEqual(
        check(library, kind, setup)
          .findings.filter(isFault)
          .map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
  });

  holds("are one set, which agrees on bucket, key, Region and account", 40, (setup) => {
    const library = shelve(setup);
    const [set, ...others] = library.sets();
    assert.deepEqual([set?.documents.length, others], [3, []]);
    const facts = check(library, "s3-bucket-policy", setup).policy.surroundings.set;
    assert.deepEqual(
      [facts?.bucket, facts?.keyArn, facts?.region, facts?.account, facts?.partition],
      [setup.bucket, setup.keyArn, setup.region, setup.account, setup.partition],
    );
    const rules = documentKinds.flatMap((kind) =>
      check(library, kind, setup).findings.map(({ rule }) => rule),
    );
    assert.deepEqual(
      rules.filter((rule) => rule.endsWith("-differs")),
      [],
    );
  });

  holds("keep administrators and users of the key apart and lock nobody out", 300, (setup) => {
    const policy = analyze({
      text: JSON.stringify(documentsOf(setup, setup.keyArn)["kms-key-policy"]),
      fileName: "key-policy.json",
    })?.policy;
    assert.ok(policy);
    const { separation, lockout, public: isPublic, rootDelegation, principals } = accessSummaryOf(policy);
    assert.deepEqual([separation, lockout, isPublic], ["holds", false, false]);
    assert.equal(rootDelegation, setup.keyPolicy === "guide");
    const grantors = principals.filter(({ grant }) => grant.includes("kms:CreateGrant"));
    assert.equal(grantors.length > 0, setup.keyPolicy === "guide");
    for (const user of [...setup.users, ...setup.crossAccountReaders])
      assert.ok(
        principals.some(({ principal, use }) => principal === user && use.includes("kms:Decrypt")),
        user,
      );
  });

  holds("close the uploads that they promise to close, and let the right one in", 80, (setup) => {
    const library = shelve(setup);
    const { rows } = uploadsOf(check(library, "s3-bucket-policy", setup).policy);
    const verdicts = Object.fromEntries(rows.map(({ row, verdict }) => [row, verdict]));
    const isDefaultEnough = setup.profile === "defaultEncryption" || setup.exemptLogWriters;
    assert.deepEqual(verdicts, {
      "no-header": isDefaultEnough ? "open" : "closed",
      aes256: "closed",
      "dsse-right-key": setup.allowDsse ? "open" : "closed",
      "kms-no-key-id": "closed",
      "kms-other-key-same-account": "closed",
      "kms-other-key-other-account": "closed",
      "sse-c": "closed",
      "kms-right-key": "open",
      "kms-right-key-alias": "depends",
      "kms-right-key-id": "depends",
    });
    const exempt = rows.find(({ row }) => row === "no-header")?.exempt;
    assert.equal(exempt !== undefined, setup.profile === "strict" && setup.exemptLogWriters);
  });

  holds("are not larger than AWS takes them", 1000, (setup) => {
    const documents = documentsOf(setup, setup.keyArn);
    assert.ok(JSON.stringify(documents["kms-key-policy"], undefined, 2).length <= 32_768);
    assert.ok(JSON.stringify(documents["s3-bucket-policy"], undefined, 2).length <= 20_480);
  });
});
