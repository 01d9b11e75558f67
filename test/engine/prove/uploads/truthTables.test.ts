import assert from "node:assert/strict";
import { findFirst } from "../../../../server/src/engine/prove/findRequest.ts";
import { newMemory } from "../../../../server/src/engine/prove/search/memory.ts";
import { encryptionKeys } from "../../../../server/src/engine/prove/uploads/pinnedKeys.ts";
import { uploadQuestions } from "../../../../server/src/engine/prove/uploads/questions.ts";
import type { Upload } from "../../../../server/src/engine/prove/uploads.ts";
import type { DefaultEncryption } from "../../../../server/src/engine/policy/surroundings.ts";
import { policyOf } from "../../../support/policies.ts";
import {
  customerAlgorithm,
  header,
  keyId,
  missingHeader,
  otherKey,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";
import { rowsOf } from "./check.ts";

const alias = "arn:aws:kms:eu-west-1:111122223333:alias/ledger";
const bareId = "0d990263-018e-4e65-a703-eff731de951e";

/** Whether any upload with just these headers gets past the denies. */
function outcomeOf(
  denies: readonly object[],
  algorithm: string | undefined,
  key: string | undefined,
): string {
  const policy = policyOf({ Version: "2012-10-17", Statement: denies }, "s3-bucket-policy");
  const given = (value: string | undefined) =>
    ({ kind: "given", values: value === undefined ? undefined : [value] }) as const;
  const headers = new Map([
    [encryptionKeys.algorithm, given(algorithm)],
    [encryptionKeys.keyId, given(key)],
    [encryptionKeys.customerAlgorithm, given(undefined)],
  ]);
  const { result } = findFirst(policy, uploadQuestions(policy, headers, newMemory(policy)));
  return { found: "passes", none: "denied", unsure: "unsure" }[result];
}

/** What the three denies make of each algorithm with: no key, the right one, another, its alias, its bare id. */
const cells: readonly (readonly [algorithm: string | undefined, outcomes: readonly string[]])[] = [
  [undefined, ["denied", "denied", "denied", "denied", "denied"]],
  ["AES256", ["denied", "denied", "denied", "denied", "denied"]],
  // A text that is no ARN at all is what AWS does not document.
  ["aws:kms", ["denied", "passes", "denied", "denied", "unsure"]],
  ["aws:kms:dsse", ["denied", "denied", "denied", "denied", "denied"]],
];

describe("uploadsOf: the three denies against every pair of headers, as they are sent", () => {
  for (const [algorithm, outcomes] of cells)
    for (const [index, key] of [undefined, rightKey, otherKey, alias, bareId].entries())
      it(`${algorithm ?? "no algorithm"}, ${key ?? "no key"}`, () => {
        const all = [missingHeader, wrongAlgorithm, wrongKey];
        assert.equal(outcomeOf(all, algorithm, key), outcomes[index]);
        assert.equal(outcomeOf(all.slice(1), algorithm, key), outcomes[index], "without the first");
      });
});

const policies = {
  strict: [wrongAlgorithm, wrongKey],
  onlyKey: [uploadDeny({ ArnNotEqualsIfExists: { [keyId]: rightKey } })],
  /** Headers may be left out, but what is sent has to be right. */
  optional: [
    uploadDeny({ Null: { [header]: "false" }, StringNotEquals: { [header]: "aws:kms" } }),
    uploadDeny({ Null: { [keyId]: "false" }, ArnNotEquals: { [keyId]: rightKey } }),
    uploadDeny({ StringEquals: { [header]: "aws:kms" }, Null: { [keyId]: "true" } }),
    uploadDeny({ Null: { [customerAlgorithm]: "false" } }),
  ],
};

interface Client {
  readonly row: Upload["row"];
  readonly byDefault?: DefaultEncryption;
  /** The verdicts on the three policies, in their order. */
  readonly verdicts: readonly [strict: string, onlyKey: string, optional: string];
}

const kms = (key?: string): DefaultEncryption => ({ algorithm: "aws:kms", ...(key && { keyId: key }) });

const clients: Readonly<Record<string, Client>> = {
  "no headers, the default is the right key": {
    row: "no-header",
    byDefault: kms(rightKey),
    verdicts: ["closed", "depends", "open"],
  },
  "no headers, the default is another key": {
    row: "no-header",
    byDefault: kms(otherKey),
    verdicts: ["closed", "closed", "depends"],
  },
  "no headers, the default is aws/s3": {
    row: "no-header",
    byDefault: kms(),
    verdicts: ["closed", "closed", "depends"],
  },
  "no headers, the default is SSE-S3": {
    row: "no-header",
    byDefault: { algorithm: "AES256" },
    verdicts: ["closed", "closed", "open"],
  },
  "no headers, the default is not known": { row: "no-header", verdicts: ["closed", "depends", "depends"] },
  AES256: { row: "aes256", verdicts: ["closed", "closed", "closed"] },
  "aws:kms without a key": { row: "kms-no-key-id", verdicts: ["closed", "closed", "closed"] },
  "aws:kms with the right key": { row: "kms-right-key", verdicts: ["open", "open", "open"] },
  "another key of the account": {
    row: "kms-other-key-same-account",
    verdicts: ["closed", "closed", "closed"],
  },
  "a key of another account": {
    row: "kms-other-key-other-account",
    verdicts: ["closed", "closed", "closed"],
  },
  "aws:kms:dsse with the right key": { row: "dsse-right-key", verdicts: ["closed", "open", "closed"] },
  "a key that the client provides": { row: "sse-c", verdicts: ["closed", "closed", "closed"] },
};

describe("uploadsOf: three ways to force encryption against every client", () => {
  for (const [name, { row, byDefault, verdicts }] of Object.entries(clients))
    it(name, () => {
      const found = Object.values(policies).map(
        (denies) =>
          rowsOf(denies, { defaultEncryption: byDefault }).find((each) => each.row === row)?.verdict,
      );
      assert.deepEqual(found, verdicts);
    });
});
