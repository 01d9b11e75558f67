import assert from "node:assert/strict";
import { compileFunction } from "node:vm";
import fc from "fast-check";
import * as hcl2 from "hcl2-parser";
import * as ts from "typescript";
import { parse, type ScalarTag } from "yaml";
import { documentsOf } from "../../../../server/src/engine/templates/setup/documents.ts";
import { readSetup } from "../../../../server/src/engine/templates/setup/readSetup.ts";
import type { Setup } from "../../../../server/src/engine/templates/setup/setup.ts";
import { filesOf, type SetupFormat } from "../../../../server/src/engine/templates/setup/setupFiles.ts";
import { keyArnMark } from "../../../../server/src/engine/templates/setup/value.ts";
import { setups } from "./arbitrarySetups.ts";

/** Without types of its own. */
interface Hcl2 {
  /** What a text in HashiCorp's configuration language says, and what is wrong with it. */
  readonly parseToObject: (text: string) => readonly [unknown, unknown];
}
const { parseToObject: parseHcl } = hcl2 as Hcl2;

type Json = Readonly<Record<string, unknown>>;

/** The three documents as they were taken back out of a template, with the mark where it refers to its key. */
interface Taken {
  readonly keyPolicy?: unknown;
  readonly bucketPolicy: unknown;
  readonly encryption: { readonly key: unknown; readonly bucketKey: unknown; readonly blocked: unknown };
  /** From one new key material to the next; undefined where the template creates no key, or one that is not rotated. */
  readonly period?: unknown;
}

function wanted(setup: Setup, withKeyPolicy: boolean): Taken {
  const keyArn = setup.keyArn ?? keyArnMark;
  const documents = documentsOf(setup, keyArn);
  return {
    ...(withKeyPolicy && { keyPolicy: documents["kms-key-policy"] }),
    bucketPolicy: documents["s3-bucket-policy"],
    encryption: { key: keyArn, bucketKey: setup.bucketKey, blocked: [setup.blockSseC ? "SSE-C" : "NONE"] },
    ...(setup.keyArn === undefined && setup.rotation && { period: setup.rotationPeriodInDays }),
  };
}

function textOf(setup: Setup, format: SetupFormat): string {
  const [file, ...others] = filesOf(setup, format);
  assert.ok(file !== undefined && others.length === 0);
  return file.text;
}

/** What is inside of `jsonencode`, read by the parser once more. */
function decoded(expression: unknown): unknown {
  const inside = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(expression))?.[1] ?? "";
  const [{ value }] = parseHcl(`value = ${inside}`) as readonly [{ readonly value: unknown }, unknown];
  return JSON.parse(JSON.stringify(value).replaceAll("${aws_kms_key.this.arn}", keyArnMark)) as unknown;
}

function fromTerraform(text: string): Taken {
  const [parsed, problem] = parseHcl(text);
  assert.equal(problem ?? undefined, undefined);
  const { resource } = parsed as {
    readonly resource: Readonly<Record<string, { readonly this: readonly Json[] }>>;
  };
  const of = (type: string): Json => resource[type]?.this[0] ?? {};
  const key = of("aws_kms_key");
  const [rule] = of("aws_s3_bucket_server_side_encryption_configuration")["rule"] as readonly Json[];
  const [byDefault] = rule?.["apply_server_side_encryption_by_default"] as readonly Json[];
  const named = byDefault?.["kms_master_key_id"];
  return {
    keyPolicy: decoded(key["policy"] ?? of("aws_kms_key_policy")["policy"]),
    bucketPolicy: decoded(of("aws_s3_bucket_policy")["policy"]),
    encryption: {
      key: named === "${aws_kms_key.this.arn}" ? keyArnMark : named,
      bucketKey: rule?.["bucket_key_enabled"],
      blocked: rule?.["blocked_encryption_types"],
    },
    ...(key["rotation_period_in_days"] !== undefined && { period: key["rotation_period_in_days"] }),
  };
}

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Json }>>;
}

function fromCloudFormation({ Resources }: Template): Taken {
  const of = (name: string): Json => Resources[name]?.Properties ?? {};
  const encryption = of("Bucket")["BucketEncryption"] as {
    readonly ServerSideEncryptionConfiguration: readonly Json[];
  };
  const [rule] = encryption.ServerSideEncryptionConfiguration;
  const { KeyPolicy: keyPolicy, RotationPeriodInDays: period } = of("Key");
  return {
    ...(keyPolicy !== undefined && { keyPolicy }),
    bucketPolicy: of("BucketPolicy")["PolicyDocument"],
    encryption: {
      key: (rule?.["ServerSideEncryptionByDefault"] as Json)["KMSMasterKeyID"],
      bucketKey: rule?.["BucketKeyEnabled"],
      blocked: (rule?.["BlockedEncryptionTypes"] as Json)["EncryptionType"],
    },
    ...(period !== undefined && { period }),
  };
}

const tags: ScalarTag[] = [
  { tag: "!GetAtt", resolve: (text) => (text === "Key.Arn" ? keyArnMark : text) },
  { tag: "!Ref", resolve: (text) => ({ Ref: text }) },
];

function fromYaml(text: string): Taken {
  return fromCloudFormation(parse(text, { customTags: tags }) as Template);
}

function fromJson(text: string): Taken {
  const marked = JSON.stringify(JSON.parse(text)).replaceAll(
    '{"Fn::GetAtt":["Key","Arn"]}',
    `"${keyArnMark}"`,
  );
  return fromCloudFormation(JSON.parse(marked) as Template);
}

/** Runs the stack over constructs that only remember what they were made of. */
function fromCdk(text: string): Taken {
  const made = new Map<string, Json>();
  class Recorded {
    readonly attrArn = keyArnMark;
    readonly ref = "ref";
    constructor(_scope: unknown, id: string, props: Json) {
      made.set(id, props);
    }
    addPropertyOverride(path: string, value: unknown): void {
      made.set(path, { value });
    }
    applyRemovalPolicy(): void {
      assert.ok(made.size > 0);
    }
  }
  const constructs = { CfnKey: Recorded, CfnAlias: Recorded, CfnBucket: Recorded, CfnBucketPolicy: Recorded };
  const modules = {
    ...constructs,
    RemovalPolicy: { RETAIN: "retain" },
    Stack: class {
      readonly made = made;
    },
  };
  const { outputText, diagnostics } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    reportDiagnostics: true,
  });
  assert.deepEqual(diagnostics, []);
  const exported: { EncryptedBucketStack?: new (scope: unknown, id: string) => unknown } = {};
  type Program = (exports: object, require: () => object) => void;
  const program = compileFunction(outputText, ["exports", "require"]) as Program;
  program(exported, () => modules);
  assert.ok(exported.EncryptedBucketStack && new exported.EncryptedBucketStack(undefined, "Stack"));
  return fromConstructs(made);
}

function fromConstructs(made: ReadonlyMap<string, Json>): Taken {
  const of = (id: string): Json => made.get(id) ?? {};
  const encryption = of("Bucket")["bucketEncryption"] as {
    readonly serverSideEncryptionConfiguration: readonly Json[];
  };
  const [rule] = encryption.serverSideEncryptionConfiguration;
  const { keyPolicy, rotationPeriodInDays: period } = of("Key");
  const path = "BucketEncryption.ServerSideEncryptionConfiguration.0.BlockedEncryptionTypes.EncryptionType";
  return {
    ...(keyPolicy !== undefined && { keyPolicy }),
    bucketPolicy: of("BucketPolicy")["policyDocument"],
    encryption: {
      key: (rule?.["serverSideEncryptionByDefault"] as Json)["kmsMasterKeyId"],
      bucketKey: rule?.["bucketKeyEnabled"],
      blocked: of(path)["value"],
    },
    ...(period !== undefined && { period }),
  };
}

describe("a setup as a template", function () {
  this.timeout(60_000);

  const formats: readonly (readonly [SetupFormat, (text: string) => Taken, number])[] = [
    ["terraform", fromTerraform, 12],
    ["cloudformation-yaml", fromYaml, 60],
    ["cloudformation-json", fromJson, 100],
    ["cdk", fromCdk, 20],
  ];
  for (const [format, take, numRuns] of formats)
    it(`has the same documents in ${format} as in JSON, whatever the setup`, () => {
      const property = fc.property(setups, (json) => {
        const { setup } = readSetup(JSON.stringify(json));
        assert.ok(setup);
        const withKeyPolicy = format === "terraform" || setup.keyArn === undefined;
        assert.deepEqual(take(textOf(setup, format)), wanted(setup, withKeyPolicy));
      });
      fc.assert(property, { numRuns });
    });
});
