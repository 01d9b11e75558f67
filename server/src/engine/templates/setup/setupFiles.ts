import { bashFiles } from "./bash.ts";
import { cdkFiles } from "./cdk.ts";
import { cloudFormationJsonFiles, cloudFormationYamlFiles } from "./cloudFormation.ts";
import { documentsOf } from "./documents.ts";
import { setupKeyPolicy } from "./keyPolicyVariants.ts";
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
  const keyPolicy = { name: "key-policy.json", purpose: "who administers the key and who uses it" };
  if (setup.keyArn === undefined) return [{ ...keyPolicy, text: jsonText(setupKeyPolicy(setup)) }];
  const documents = documentsOf(setup, setup.keyArn);
  return [
    { ...keyPolicy, text: jsonText(documents["kms-key-policy"]) },
    {
      name: "bucket-policy.json",
      text: jsonText(documents["s3-bucket-policy"]),
      purpose: "what the bucket refuses",
    },
    {
      name: "bucket-encryption.json",
      text: jsonText(documents["s3-bucket-encryption"]),
      purpose: "the bucket's default encryption",
    },
  ];
}
