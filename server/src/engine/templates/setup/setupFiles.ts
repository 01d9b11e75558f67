import { bashFiles } from "./bash.ts";
import { cdkFiles } from "./cdk.ts";
import { cloudFormationJsonFiles, cloudFormationYamlFiles } from "./cloudFormation.ts";
import { documentKinds, type DocumentKind } from "../../policy/policy.ts";
import { documentsOf, type SetupDocuments } from "./documents.ts";
import { powerShellFiles } from "./powerShell.ts";
import type { Setup } from "./setup.ts";
import { jsonText, type SetupFile } from "./setupFile.ts";
import { terraformFiles } from "./terraform.ts";

export type { SetupFile } from "./setupFile.ts";

/** What a setup can be written as. */
export const setupFormats = [
  "json",
  "bash",
  "powershell",
  "terraform",
  "cloudformation-yaml",
  "cloudformation-json",
  "cdk",
] as const;
export type SetupFormat = (typeof setupFormats)[number];

/** Each format for people. */
export const titleOfFormat: Readonly<
  Record<SetupFormat, { readonly label: string; readonly description: string }>
> = {
  json: { label: "JSON", description: "the documents themselves; those of the bucket once there is a key" },
  bash: { label: "Bash", description: "a script of the AWS CLI that makes the key and sets up the bucket" },
  powershell: { label: "PowerShell", description: "the same script for PowerShell" },
  terraform: { label: "Terraform", description: "HCL for version 6 of the AWS provider" },
  "cloudformation-yaml": { label: "CloudFormation (YAML)", description: "a template" },
  "cloudformation-json": { label: "CloudFormation (JSON)", description: "the same template" },
  cdk: { label: "CDK", description: "a stack in TypeScript" },
};

/** The files of a setup in one format. The same setup always gives the same files. */
export function filesOf(setup: Setup, format: SetupFormat): readonly SetupFile[] {
  return writers[format](setup);
}

const writers: Readonly<Record<SetupFormat, (setup: Setup) => readonly SetupFile[]>> = {
  json: jsonFiles,
  bash: bashFiles,
  powershell: powerShellFiles,
  terraform: terraformFiles,
  "cloudformation-yaml": cloudFormationYamlFiles,
  "cloudformation-json": cloudFormationJsonFiles,
  cdk: cdkFiles,
};

/** Bucket documents name the key by its ARN, which nobody knows before there is a key. */
function jsonFiles(setup: Setup): readonly SetupFile[] {
  const documents = documentsOf(setup, setup.keyArn ?? "");
  const kinds = setup.keyArn === undefined ? (["kms-key-policy"] as const) : documentKinds;
  return kinds.map((kind) => documentFile(kind, documents));
}

/** One document in a file of its own. */
export function documentFile(kind: DocumentKind, documents: SetupDocuments): SetupFile {
  return { ...placeOf[kind], text: jsonText(documents[kind]) };
}

const placeOf: Readonly<Record<DocumentKind, Omit<SetupFile, "text">>> = {
  "kms-key-policy": { name: "key-policy.json", purpose: "who administers the key and who uses it" },
  "s3-bucket-policy": { name: "bucket-policy.json", purpose: "what the bucket refuses" },
  "s3-bucket-encryption": { name: "bucket-encryption.json", purpose: "the bucket's default encryption" },
};
