import { documentsOf } from "./documents.ts";
import type { BucketEncryptionJson } from "../bucketEncryption.ts";
import type { Setup } from "./setup.ts";
import { jsonText, type SetupFile } from "./setupFile.ts";
import { isList, keyArnMark, Reference, toValue, type Value } from "./value.ts";
import { toYaml } from "./yaml.ts";

export function cloudFormationYamlFiles(setup: Setup): readonly SetupFile[] {
  return [{ name: "template.yaml", text: `${toYaml(templateOf(setup))}\n`, purpose }];
}

export function cloudFormationJsonFiles(setup: Setup): readonly SetupFile[] {
  return [{ name: "template.json", text: jsonText(toJson(templateOf(setup)) as object), purpose }];
}

const purpose = "the bucket and its key for CloudFormation";

/** CloudFormation cannot put a policy on a key that it did not create: such a key is only named. */
function templateOf(setup: Setup): Value {
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: descriptionOf(setup),
    Resources: { ...(setup.keyArn === undefined && keyResources(setup)), ...bucketResources(setup) },
  };
}

function descriptionOf({ bucket, keyArn }: Setup): string {
  const about = `${bucket}, whose objects are encrypted with one KMS key.`;
  return keyArn === undefined ? about : `${about} The key's policy is not part of this template.`;
}

/** Whoever deletes the stack by mistake has not lost the key, and with it every object. */
const retained = { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" };

function keyResources(setup: Setup): Readonly<Record<string, Value>> {
  return {
    Key: { Type: "AWS::KMS::Key", ...retained, Properties: keyProperties(setup) },
    KeyAlias: {
      Type: "AWS::KMS::Alias",
      Properties: { AliasName: setup.alias, TargetKeyId: new Reference("key-id") },
    },
  };
}

/** What a key is created with. */
export function keyProperties(setup: Setup): Readonly<Record<string, Value>> {
  return {
    Description: `Encrypts the objects of ${setup.bucket}`,
    EnableKeyRotation: setup.rotation,
    ...(setup.rotation && { RotationPeriodInDays: setup.rotationPeriodInDays }),
    KeyPolicy: toValue(documentsOf(setup, keyArnMark)["kms-key-policy"]),
  };
}

function bucketResources(setup: Setup): Readonly<Record<string, Value>> {
  return {
    Bucket: { Type: "AWS::S3::Bucket", ...retained, Properties: bucketProperties(setup) },
    BucketPolicy: { Type: "AWS::S3::BucketPolicy", Properties: bucketPolicyProperties(setup) },
  };
}

/** CloudFormation has a name of its own for the default encryption. */
function bucketProperties(setup: Setup): Readonly<Record<string, Value>> {
  const encryption = documentsOf(setup, setup.keyArn ?? keyArnMark)[
    "s3-bucket-encryption"
  ] as BucketEncryptionJson;
  const rules = encryption.Rules.map(({ ApplyServerSideEncryptionByDefault: byDefault, ...rule }) => ({
    ServerSideEncryptionByDefault: byDefault,
    ...rule,
  }));
  return {
    BucketName: setup.bucket,
    BucketEncryption: { ServerSideEncryptionConfiguration: toValue(rules) },
  };
}

export function bucketPolicyProperties(setup: Setup): Readonly<Record<string, Value>> {
  const policy = documentsOf(setup, setup.keyArn ?? keyArnMark)["s3-bucket-policy"];
  return { Bucket: new Reference("bucket"), PolicyDocument: toValue(policy) };
}

const functions: Readonly<Record<Reference["to"], object>> = {
  "key-arn": { "Fn::GetAtt": ["Key", "Arn"] },
  "key-id": { Ref: "Key" },
  bucket: { Ref: "Bucket" },
};

function toJson(value: Value): unknown {
  if (value instanceof Reference) return functions[value.to];
  if (isList(value)) return value.map(toJson);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toJson(member)]));
}
