import assert from "node:assert/strict";
import { documentsOf } from "../../server/src/engine/templates/setup/documents.ts";
import type { Setup } from "../../server/src/engine/templates/setup/setup.ts";
import { filesOf, type SetupFormat } from "../../server/src/engine/templates/setup/setupFiles.ts";
import { keyArnMark } from "../../server/src/engine/templates/setup/value.ts";

/** The three documents as they were taken back out of a template, with the mark where it refers to its key. */
export interface TakenBack {
  readonly keyPolicy?: unknown;
  readonly bucketPolicy: unknown;
  readonly encryption: { readonly key: unknown; readonly bucketKey: unknown; readonly blocked: unknown };
  /** From one new key material to the next; undefined where the template creates no key, or one that is not rotated. */
  readonly period?: unknown;
}

/** What has to be found in a template of a setup. */
export function wantedBack(setup: Setup, withKeyPolicy: boolean): TakenBack {
  const keyArn = setup.keyArn ?? keyArnMark;
  const documents = documentsOf(setup, keyArn);
  return {
    ...(withKeyPolicy && { keyPolicy: documents["kms-key-policy"] }),
    bucketPolicy: documents["s3-bucket-policy"],
    encryption: { key: keyArn, bucketKey: setup.bucketKey, blocked: [setup.blockSseC ? "SSE-C" : "NONE"] },
    ...(setup.keyArn === undefined && setup.rotation && { period: setup.rotationPeriodInDays }),
  };
}

/** The one file of a setup in a format. */
export function templateOf(setup: Setup, format: SetupFormat): string {
  const [file, ...others] = filesOf(setup, format);
  assert.ok(file !== undefined && others.length === 0);
  return file.text;
}
