import assert from "node:assert/strict";
import { uploadsOf, type Upload, type UploadOptions } from "../../../../server/src/engine/prove/uploads.ts";
import { policyOf } from "../../../support/policies.ts";

/** Verdicts by row, with the statements that close it; rows that are not listed do not matter to the case. */
export type Expected = Readonly<Partial<Record<Upload["row"], string>>>;

export interface Case {
  readonly deny: readonly object[];
  readonly options?: UploadOptions;
  readonly rows: Expected;
}

export const aes256 = { algorithm: "AES256" };
export const clerk = "arn:aws:iam::111122223333:role/Clerk";

export function rowsOf(statements: readonly object[], options?: UploadOptions): readonly Upload[] {
  return uploadsOf(policyOf({ Version: "2012-10-17", Statement: statements }, "s3-bucket-policy"), options)
    .rows;
}

/** Compares `closed by 0 2`, `open for arn:…`, `depends` for the rows that the case is about. */
export function check({ deny, options, rows }: Case): void {
  const found = new Map(rowsOf(deny, options).map((upload) => [upload.row as string, summaryOf(upload)]));
  const actual = Object.fromEntries(Object.keys(rows).map((row) => [row, found.get(row)]));
  assert.deepEqual(actual, rows);
}

function summaryOf({ verdict, by, exempt }: Upload): string {
  const statements = by.length > 0 ? ` by ${by.map(({ index }) => index).join(" ")}` : "";
  return verdict + statements + (exempt === undefined ? "" : ` for ${exempt.join(", ")}`);
}
