import assert from "node:assert/strict";
import { compileFunction } from "node:vm";
import fc from "fast-check";
import * as ts from "typescript";
import { parse, type ScalarTag } from "yaml";
import { readSetup } from "../../../../server/src/engine/templates/setup/readSetup.ts";
import type { SetupFormat } from "../../../../server/src/engine/templates/setup/setupFiles.ts";
import { keyArnMark } from "../../../../server/src/engine/templates/setup/value.ts";
import { templateOf, wantedBack, type TakenBack } from "../../../support/takenBack.ts";
import { setups } from "./arbitrarySetups.ts";

type Json = Readonly<Record<string, unknown>>;

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Json }>>;
}

function fromCloudFormation({ Resources }: Template): TakenBack {
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

function fromYaml(text: string): TakenBack {
  return fromCloudFormation(parse(text, { customTags: tags }) as Template);
}

function fromJson(text: string): TakenBack {
  const marked = JSON.stringify(JSON.parse(text)).replaceAll(
    '{"Fn::GetAtt":["Key","Arn"]}',
    `"${keyArnMark}"`,
  );
  return fromCloudFormation(JSON.parse(marked) as Template);
}

/** Runs the stack over constructs that only remember what they were made of. */
function fromCdk(text: string): TakenBack {
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

function fromConstructs(made: ReadonlyMap<string, Json>): TakenBack {
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

  const formats: readonly (readonly [SetupFormat, (text: string) => TakenBack, number])[] = [
    ["cloudformation-yaml", fromYaml, 60],
    ["cloudformation-json", fromJson, 100],
    ["cdk", fromCdk, 20],
  ];
  for (const [format, take, numRuns] of formats)
    it(`has the same documents in ${format} as in JSON, whatever the setup`, () => {
      const property = fc.property(setups, (json) => {
        const { setup } = readSetup(JSON.stringify(json));
        assert.ok(setup);
        const withKeyPolicy = setup.keyArn === undefined;
        assert.deepEqual(take(templateOf(setup, format)), wantedBack(setup, withKeyPolicy));
      });
      fc.assert(property, { numRuns });
    });
});
