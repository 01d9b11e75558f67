import { readFile } from "node:fs/promises";
import { CONFIG_FILE } from "../../server/src/engine/config/config.ts";
import { configSchema } from "../../server/src/engine/config/schema.ts";
import { documentKinds, type DocumentKind } from "../../server/src/engine/policy/documentKinds.ts";
import { setupSchema } from "../../server/src/engine/templates/setup/schema.ts";
import { documentSchema, quietSchema } from "./documentSchemas.ts";
import type { GeneratedFile } from "./generatedFile.ts";
import { offeringSchema } from "./offeringSchema.ts";

/** A schema, and the names of the files that VS Code holds to it. */
interface Schema {
  readonly path: string;
  readonly schema: object;
  /** Clear names only: many tools have a setup.json of their own. Without any, it is for other editors. */
  readonly fileMatch?: readonly string[];
}

const fileNames: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "key-policy",
  "s3-bucket-policy": "bucket-policy",
  "s3-bucket-encryption": "bucket-encryption",
};

const schemas: readonly Schema[] = [
  { path: "schemas/latchkey.schema.json", schema: configSchema() },
  {
    path: "schemas/vscode/latchkey.schema.json",
    schema: offeringSchema(configSchema()),
    fileMatch: [CONFIG_FILE],
  },
  {
    path: "schemas/setup.schema.json",
    schema: setupSchema(),
    fileMatch: ["latchkey-setup.json", "*.latchkey-setup.json"],
  },
  ...documentKinds.flatMap(documentSchemas),
];

function documentSchemas(kind: DocumentKind): readonly Schema[] {
  const name = fileNames[kind];
  return [
    { path: `schemas/${name}.schema.json`, schema: documentSchema(kind) },
    {
      path: `schemas/vscode/${name}.schema.json`,
      schema: quietSchema(kind),
      fileMatch: [`${name}.json`, `*.${name}.json`, `*-${name}.json`],
    },
  ];
}

interface Manifest {
  readonly contributes?: object;
}

/** Every schema, and the place in the manifest that attaches those that are for VS Code. */
export async function generateSchemas(): Promise<readonly GeneratedFile[]> {
  const files = schemas.map(({ path, schema }) => ({ path, text: JSON.stringify(schema) }));
  return [...files, await manifestWithSchemas()];
}

async function manifestWithSchemas(): Promise<GeneratedFile> {
  const path = "package.json";
  const manifest = JSON.parse(await readFile(path, "utf8")) as Manifest;
  const jsonValidation = schemas.flatMap(({ path: url, fileMatch }) =>
    fileMatch === undefined ? [] : [{ fileMatch, url: `./${url}` }],
  );
  const contributes = { ...manifest.contributes, jsonValidation };
  return { path, text: JSON.stringify({ ...manifest, contributes }, undefined, 2) };
}
