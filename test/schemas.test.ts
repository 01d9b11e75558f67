import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import fc from "fast-check";
import { documentKinds, readDocument, type DocumentKind } from "../server/src/engine/engine.ts";
import { documentsOf } from "../server/src/engine/templates/setup/documents.ts";
import { setups } from "./engine/templates/setup/arbitrarySetups.ts";
import { smallestSetup, toSetup } from "./support/setups.ts";

const top = new URL("../", import.meta.url);
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

const schemas: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "key-policy",
  "s3-bucket-policy": "bucket-policy",
  "s3-bucket-encryption": "bucket-encryption",
};

function readJson(path: string): object {
  return JSON.parse(readFileSync(new URL(path, top), "utf8")) as object;
}

/** No keyword is passed over that other tools do not know. */
function validatorOf(path: string): ValidateFunction {
  return new Ajv({ strict: true, strictTypes: false, strictRequired: false }).compile(readJson(path));
}

describe("schemas", () => {
  const validators = Object.fromEntries(
    documentKinds.map((kind) => [kind, validatorOf(`schemas/${schemas[kind]}.schema.json`)]),
  ) as Record<DocumentKind, ValidateFunction>;
  const documents = documentsOf(toSetup(smallestSetup), keyArn);

  for (const kind of documentKinds) {
    it(`of a ${kind} takes every document that is generated`, () => {
      fc.assert(
        fc.property(setups, (json) => {
          const validate = validators[kind];
          assert.ok(validate(documentsOf(toSetup(json), keyArn)[kind]), JSON.stringify(validate.errors));
        }),
      );
    });

    it(`of a ${kind} takes no other kind of document`, () => {
      for (const other of ["s3-bucket-encryption", "s3-bucket-policy"] as const)
        if (kind.endsWith("policy") !== other.endsWith("policy"))
          assert.ok(!validators[kind](documents[other]), other);
    });
  }

  const statement = { Effect: "Allow", Principal: "*", Action: "kms:Decrypt", Resource: "*" };
  const key = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn };
  const cases: Readonly<Record<string, readonly [DocumentKind, object, boolean]>> = {
    "a single statement": ["kms-key-policy", { Version: "2012-10-17", Statement: statement }, true],
    "a Not form": [
      "kms-key-policy",
      {
        Statement: [
          { Effect: "Deny", NotPrincipal: { AWS: "111122223333" }, NotAction: "kms:*", Resource: "*" },
        ],
      },
      true,
    ],
    "both forms at once": ["kms-key-policy", { Statement: { ...statement, NotAction: "kms:*" } }, false],
    "an unknown version": ["kms-key-policy", { Version: "2012", Statement: statement }, false],
    "an unknown member": ["kms-key-policy", { Statement: statement, Comment: "mine" }, false],
    "an unknown effect": ["kms-key-policy", { Statement: { ...statement, Effect: "allow" } }, false],
    "no principal": ["s3-bucket-policy", { Statement: { ...statement, Principal: undefined } }, false],
    "conditions with qualifiers": [
      "s3-bucket-policy",
      {
        Statement: {
          ...statement,
          Condition: { "ForAnyValue:StringLikeIfExists": { "aws:PrincipalOrgPaths": ["o-1/*"] } },
        },
      },
      true,
    ],
    "an unknown operator": [
      "s3-bucket-policy",
      { Statement: { ...statement, Condition: { StringIs: { "aws:PrincipalArn": "x" } } } },
      false,
    ],
    "the form that the API answers": [
      "s3-bucket-encryption",
      { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: key }] } },
      true,
    ],
    "the form of CloudFormation": [
      "s3-bucket-encryption",
      { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: key }] },
      true,
    ],
    "an unknown algorithm": [
      "s3-bucket-encryption",
      { Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES128" } }] },
      false,
    ],
  };
  for (const [title, [kind, document, isRight]] of Object.entries(cases))
    it(`${isRight ? "take" : "refuse"} ${title}`, () => {
      const plain: unknown = JSON.parse(JSON.stringify(document));
      assert.equal(validators[kind](plain), isRight, JSON.stringify(validators[kind].errors));
    });
});

describe("schemas in VS Code", () => {
  const { contributes } = readJson("package.json") as {
    readonly contributes: {
      readonly jsonValidation: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
    };
  };
  const config = "./schemas/vscode/latchkey.schema.json";
  const attached = contributes.jsonValidation.filter(({ url }) => url.includes("/vscode/") && url !== config);

  it("offer what a latchkey.json may say, and leave to the server what is wrong with one", () => {
    const schema = JSON.stringify(readJson(config));
    for (const name of ["reason", "kms/no-key-administrator", "information"])
      assert.ok(schema.includes(JSON.stringify(name)), name);
    const takes = validatorOf(config);
    for (const wrong of [
      {},
      [],
      { rules: 7 },
      { rules: [7, { rule: "x", severity: 1 }, { sids: [7] }], x: 1 },
    ])
      assert.ok(takes(wrong), JSON.stringify(takes.errors));
  });

  it("leave to the server what it says", () => {
    assert.equal(attached.length, documentKinds.length);
    for (const { url } of attached)
      assert.deepEqual(Object.keys(readJson(url)).sort(), ["$schema", "description", "title"], url);
  });

  it("are attached to names that the server takes for the same kind", () => {
    for (const kind of documentKinds) {
      const { fileMatch = [] } =
        attached.find(({ url }) => url.endsWith(`/${schemas[kind]}.schema.json`)) ?? {};
      assert.ok(fileMatch.length > 0);
      for (const pattern of fileMatch)
        assert.equal(
          readDocument({ text: "{", fileName: pattern.replace("*", "example") })?.kind,
          kind,
          pattern,
        );
    }
  });
});
