import assert from "node:assert/strict";
import fc from "fast-check";
import { keyArnMark } from "../../server/src/engine/templates/setup/value.ts";
import { setups } from "../engine/templates/setup/arbitrarySetups.ts";
import { toSetup } from "../support/setups.ts";
import { templateOf, wantedBack, type TakenBack } from "../support/takenBack.ts";
import { parsed } from "./parsers.ts";

type Json = Readonly<Record<string, unknown>>;

/** The parser leaves the quotes at texts and names, and marks blocks. */
function unquoted(value: unknown): unknown {
  if (value === "${aws_kms_key.this.arn}") return keyArnMark;
  if (typeof value === "string") return textOf(value);
  if (Array.isArray(value)) return value.map(unquoted);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== "__is_block__");
  return Object.fromEntries(members.map(([name, member]) => [textOf(name), unquoted(member)]));
}

/** Doubled signs stand for themselves. */
function textOf(written: string): string {
  if (!written.startsWith('"')) return written;
  return (JSON.parse(written) as string).replaceAll("$${", "${").replaceAll("%%{", "%{");
}

/** What the resources of a Terraform module say, by their types. */
function resourcesIn(module: unknown): Readonly<Record<string, Json>> {
  const { resource } = unquoted(module) as {
    readonly resource: readonly Readonly<Record<string, { readonly this: Json }>>[];
  };
  const entries = resource.flatMap((each) => Object.entries(each));
  return Object.fromEntries(entries.map(([type, { this: members }]) => [type, members]));
}

/** What is inside of `jsonencode`: an expression of the same language, as a module of its own. */
function encodedIn(expression: unknown): string {
  const inside = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(expression))?.[1];
  assert.ok(inside !== undefined, String(expression));
  return `value = ${inside}\n`;
}

function policiesIn(resources: Readonly<Record<string, Json>>): readonly string[] {
  const key = resources["aws_kms_key"]?.["policy"] ?? resources["aws_kms_key_policy"]?.["policy"];
  return [encodedIn(key), encodedIn(resources["aws_s3_bucket_policy"]?.["policy"])];
}

function takenBack(
  resources: Readonly<Record<string, Json>>,
  keyPolicy: unknown,
  bucketPolicy: unknown,
): TakenBack {
  const settings = resources["aws_s3_bucket_server_side_encryption_configuration"];
  const [rule] = settings?.["rule"] as readonly Json[];
  const [byDefault] = rule?.["apply_server_side_encryption_by_default"] as readonly Json[];
  const period = resources["aws_kms_key"]?.["rotation_period_in_days"];
  return {
    keyPolicy,
    bucketPolicy,
    encryption: {
      key: byDefault?.["kms_master_key_id"],
      bucketKey: rule?.["bucket_key_enabled"],
      blocked: rule?.["blocked_encryption_types"],
    },
    ...(period !== undefined && { period }),
  };
}

describe("a setup for Terraform", function () {
  this.timeout(60_000);

  it("has the same documents as in JSON, whatever the setup", () => {
    const all = fc.sample(setups, { numRuns: 40, seed: 6 }).map(toSetup);
    const modules = parsed(
      "hcl",
      all.map((setup) => templateOf(setup, "terraform")),
    ).map(resourcesIn);
    const policies = parsed("hcl", modules.flatMap(policiesIn)).map(
      (one) => (unquoted(one) as { readonly value: unknown }).value,
    );
    for (const [index, setup] of all.entries()) {
      const found = takenBack(modules[index] ?? {}, policies[2 * index], policies[2 * index + 1]);
      assert.deepEqual(found, wantedBack(setup, true));
    }
  });
});
