import { documentsOf } from "./documents.ts";
import { attributesToHcl, toHcl } from "./hcl.ts";
import type { Setup } from "./setup.ts";
import type { SetupFile } from "./setupFile.ts";
import { keyArnMark, keyArnReference, Reference, toValue, type Value } from "./value.ts";

/** A setup for Terraform and OpenTofu. A key that exists keeps its alias and rotation; its policy is put on it. */
export function terraformFiles(setup: Setup): readonly SetupFile[] {
  const documents = documentsOf(setup, setup.keyArn ?? keyArnMark);
  const keyPolicy = toValue(documents["kms-key-policy"]);
  const bucketPolicy = toValue(documents["s3-bucket-policy"]);
  const blocks = [
    versions,
    providerOf(setup),
    ...(setup.keyArn === undefined
      ? [keyOf(setup, keyPolicy), aliasOf(setup)]
      : [policyOf("aws_kms_key_policy", { key_id: setup.keyArn }, keyPolicy)]),
    block('resource "aws_s3_bucket" "this"', { bucket: setup.bucket }),
    encryptionOf(setup),
    policyOf("aws_s3_bucket_policy", { bucket: new Reference("bucket") }, bucketPolicy),
  ];
  return [
    { name: "main.tf", text: `${blocks.join("\n\n")}\n`, purpose: "the bucket and its key for Terraform" },
  ];
}

/** From 6.40 on the provider shows no difference where S3 blocks SSE-C by itself. */
const versions = `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.40.0, < 7.0.0"
    }
  }
}`;

function providerOf({ region, account }: Setup): string {
  return block('provider "aws"', { region, allowed_account_ids: [account] });
}

function keyOf(setup: Setup, policy: Value): string {
  const attributes = {
    description: `Encrypts the objects of ${setup.bucket}`,
    enable_key_rotation: setup.rotation,
    ...(setup.rotation && { rotation_period_in_days: setup.rotationPeriodInDays }),
  };
  return policyOf("aws_kms_key", attributes, policy);
}

function aliasOf({ alias }: Setup): string {
  return block('resource "aws_kms_alias" "this"', { name: alias, target_key_id: new Reference("key-id") });
}

function encryptionOf({ keyArn, bucketKey, blockSseC }: Setup): string {
  const rule = { bucket_key_enabled: bucketKey, blocked_encryption_types: [blockSseC ? "SSE-C" : "NONE"] };
  const byDefault = { sse_algorithm: "aws:kms", kms_master_key_id: keyArn ?? keyArnReference };
  return `resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
${attributesToHcl({ bucket: new Reference("bucket") }, "  ")}

  rule {
${attributesToHcl(rule, "    ")}

    apply_server_side_encryption_by_default {
${attributesToHcl(byDefault, "      ")}
    }
  }
}`;
}

function policyOf(type: string, attributes: Readonly<Record<string, Value>>, policy: Value): string {
  return `resource "${type}" "this" {
${attributesToHcl(attributes, "  ")}

  policy = jsonencode(${toHcl(policy, "  ")})
}`;
}

function block(head: string, attributes: Readonly<Record<string, Value>>): string {
  return `${head} {\n${attributesToHcl(attributes, "  ")}\n}`;
}
