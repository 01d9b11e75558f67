import assert from "node:assert/strict";
import { analyze, noSurroundings, type Surroundings } from "../../../server/src/engine/engine.ts";
import type { DefaultEncryption, SetFacts } from "../../../server/src/engine/policy/surroundings.ts";
import { bucketStatement, policyOf } from "../../support/statements.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../support/uploadDenies.ts";

/** Refuses only what a header asks for. */
const optional = [
  uploadDeny({ Null: { [header]: "false" }, StringNotEquals: { [header]: "aws:kms" } }),
  uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: rightKey } }),
  uploadDeny({ StringEquals: { [header]: "aws:kms" }, Null: { [keyId]: "true" } }),
  uploadDeny({ Null: { [customerAlgorithm]: "false" } }),
];
const guide = [missingHeader, wrongAlgorithm, wrongKey];
/** The one statement of AWS's own samples. It says nothing of the algorithm. */
const oneKey = uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } });
const encrypted = bucketStatement({ Sid: "Read" });

const set: SetFacts = {
  name: "ledger",
  defaultEncryption: undefined,
  keyArn: undefined,
  bucket: "ledger",
  region: undefined,
  account: undefined,
  partition: undefined,
};
const withDefault = (defaultEncryption: DefaultEncryption): SetFacts => ({ ...set, defaultEncryption });
const optionalHeaders: Surroundings = { ...noSurroundings, profile: "defaultEncryption" };

/** The findings about open and closed uploads: severity and name. */
function findingsOn(statements: readonly object[], surroundings: Surroundings): readonly string[] {
  const text = JSON.stringify(policyOf(...statements));
  const { findings = [] } = analyze({ text, fileName: "", kind: "s3-bucket-policy", surroundings }) ?? {};
  return findings
    .filter(({ rule }) => rule !== "s3/plain-http-allowed" && /-allowed$|-denied$|not-enforced$/.test(rule))
    .map(({ rule, severity }) => `${severity} ${rule}`)
    .sort();
}

describe("rules on uploads, by what is wanted", () => {
  const right = withDefault({ algorithm: "aws:kms", keyId: rightKey });
  const cases: Readonly<Record<string, readonly [readonly object[], Surroundings, readonly string[]]>> = {
    "without a word on the default, what a header-less upload gets is open": [optional, noSurroundings, []],
    "headers are required even where the bucket's default is right": [
      optional,
      { ...noSurroundings, set: right },
      ["warning s3/missing-header-allowed"],
    ],
    "they may be left out where the default is the right key": [
      optional,
      { ...optionalHeaders, set: right },
      [],
    ],
    "but not where it is AES256": [
      optional,
      { ...optionalHeaders, set: withDefault({ algorithm: "AES256" }) },
      ["warning s3/missing-header-allowed"],
    ],
    "nobody knows whether they may where no document shows the default": [optional, optionalHeaders, []],
    "nobody knows whether they may where nothing looks at the default either": [
      [uploadDeny({ StringEquals: { [header]: "AES256" } })],
      optionalHeaders,
      [
        "information s3/missing-header-allowed",
        "warning s3/customer-provided-key-allowed",
        "warning s3/wrong-key-allowed",
      ],
    ],
    "who requires them anyway is right under either profile": [guide, { ...optionalHeaders, set: right }, []],
    "DSSE under the right key is welcome": [[...guide.slice(0, 1), oneKey], noSurroundings, []],
    "unless it is refused": [
      [...guide.slice(0, 1), oneKey],
      { ...noSurroundings, allowDsse: false },
      ["warning s3/wrong-algorithm-allowed"],
    ],
    "which a Deny on other algorithms does": [guide, { ...noSurroundings, allowDsse: false }, []],
    "nothing refused where no header is, and the bucket blocks nothing": [
      optional.slice(0, 3),
      { ...optionalHeaders, set: right },
      ["warning s3/customer-provided-key-allowed"],
    ],
    "where the bucket blocks customer-provided keys": [
      optional.slice(0, 3),
      {
        ...optionalHeaders,
        set: withDefault({ algorithm: "aws:kms", keyId: rightKey, blocksCustomerKeys: true }),
      },
      [],
    ],
    "nothing enforced, and nothing that shows it is meant to be": [
      [encrypted],
      { ...noSurroundings, set: withDefault({ algorithm: "AES256" }) },
      ["information s3/encryption-not-enforced"],
    ],
    "nothing enforced, though the set has a key for it": [
      [encrypted],
      { ...noSurroundings, set: { ...right, keyArn: rightKey } },
      [
        "warning s3/customer-provided-key-allowed",
        "warning s3/missing-header-allowed",
        "warning s3/wrong-algorithm-allowed",
        "warning s3/wrong-key-allowed",
      ],
    ],
  };
  const sent = { Null: { [header]: "false" } };
  const whereSent = [
    uploadDeny({ StringNotEquals: { [header]: "aws:kms" }, ...sent }),
    uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey }, ...sent }),
  ];
  for (const [name, severity, message] of [
    [
      "alias/ledger",
      "information",
      /default, "alias\/ledger", stands for the right key, which AWS alone knows/,
    ],
    ["alias/aws/s3", "warning", /decides then, which is aws:kms under alias\/aws\/s3/],
    [rightKey.replace("0d99", "1d99"), "warning", /decides then, which is aws:kms under arn:/],
  ] as const)
    it(`weighs as ${severity} that a header may be left out where the default is ${name}`, () => {
      const text = JSON.stringify(policyOf(...whereSent));
      const surroundings = { ...optionalHeaders, set: withDefault({ algorithm: "aws:kms", keyId: name }) };
      const analysis = analyze({ text, fileName: "", kind: "s3-bucket-policy", surroundings });
      const found = analysis?.findings.find(({ rule }) => rule === "s3/missing-header-allowed");
      assert.equal(found?.severity, severity);
      assert.match(found.message, message);
    });

  for (const [situation, [statements, surroundings, expected]] of Object.entries(cases))
    it(situation, () => {
      assert.deepEqual(findingsOn(statements, surroundings), expected);
    });

  it("offers a fix that keeps DSSE out, and no more than that", () => {
    const text = JSON.stringify(policyOf(missingHeader, oneKey));
    const surroundings = { ...noSurroundings, allowDsse: false };
    const analysis = analyze({ text, fileName: "", kind: "s3-bucket-policy", surroundings });
    const finding = analysis?.findings.find(({ rule }) => rule === "s3/wrong-algorithm-allowed");
    assert.match(finding?.message ?? "", /aws:kms:dsse.*latchkey\.allowDsse/);
    assert.deepEqual(
      finding?.fixes().map(({ title }) => title),
      ["Add a statement that denies uploads with another algorithm than aws:kms"],
    );
  });
});
