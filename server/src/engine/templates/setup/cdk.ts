import { bucketPolicyProperties, keyProperties } from "./cloudFormation.ts";
import type { Setup } from "./setup.ts";
import type { SetupFile } from "./setupFile.ts";
import { isList, Reference, type Value } from "./value.ts";

/**
 * A setup as a stack of the CDK, made of the constructs that stand for CloudFormation's own resources: others add
 * statements to policies by themselves.
 */
export function cdkFiles(setup: Setup): readonly SetupFile[] {
  return [
    { name: "encrypted-bucket-stack.ts", text: textOf(setup), purpose: "the bucket and its key for the CDK" },
  ];
}

function textOf(setup: Setup): string {
  const hasKey = setup.keyArn === undefined;
  return `${importsOf(hasKey).join("\n")}

/** ${setup.bucket}, whose objects are encrypted with one KMS key. */
export class EncryptedBucketStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, { ...props, env: ${literal({ account: setup.account, region: setup.region }, "    ")} });

${hasKey ? keyText(setup) : ""}${bucketText(setup)}  }
}
`;
}

function importsOf(hasKey: boolean): readonly string[] {
  return [
    'import { RemovalPolicy, Stack, type StackProps } from "aws-cdk-lib";',
    ...(hasKey ? ['import { CfnAlias, CfnKey } from "aws-cdk-lib/aws-kms";'] : []),
    'import { CfnBucket, CfnBucketPolicy } from "aws-cdk-lib/aws-s3";',
    'import type { Construct } from "constructs";',
  ];
}

function keyText(setup: Setup): string {
  const alias = { aliasName: setup.alias, targetKeyId: new Reference("key-id") };
  return `    const key = new CfnKey(this, "Key", ${literal(withCdkNames(keyProperties(setup)), "    ")});
    key.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnAlias(this, "KeyAlias", ${literal(alias, "    ")});

`;
}

/** Older versions of the CDK know no blocked types of encryption, so these go past its types. */
function bucketText(setup: Setup): string {
  const path = "BucketEncryption.ServerSideEncryptionConfiguration.0.BlockedEncryptionTypes.EncryptionType";
  const types = [setup.blockSseC ? "SSE-C" : "NONE"];
  return `    const bucket = new CfnBucket(this, "Bucket", ${literal(bucketMembers(setup), "    ")});
    bucket.addPropertyOverride(
      ${JSON.stringify(path)},
      ${literal(types, "      ")},
    );
    bucket.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnBucketPolicy(this, "BucketPolicy", ${literal(withCdkNames(bucketPolicyProperties(setup)), "    ")});
`;
}

function bucketMembers(setup: Setup): Value {
  return {
    bucketName: setup.bucket,
    bucketEncryption: {
      serverSideEncryptionConfiguration: [
        {
          serverSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: setup.keyArn ?? new Reference("key-arn"),
          },
          bucketKeyEnabled: setup.bucketKey,
        },
      ],
    },
  };
}

/** The CDK begins the names of properties with small letters; policies below them stay as they are. */
function withCdkNames(properties: Readonly<Record<string, Value>>): Value {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

const references: Readonly<Record<Reference["to"], string>> = {
  "key-arn": "key.attrArn",
  "key-id": "key.ref",
  bucket: "bucket.ref",
};

function literal(value: Value, indent: string): string {
  if (value instanceof Reference) return references[value.to];
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  const members = isList(value)
    ? value.map((item) => literal(item, inner))
    : Object.entries(value).map(([name, member]) => `${nameOf(name)}: ${literal(member, inner)}`);
  return `${open}\n${members.map((member) => `${inner}${member},\n`).join("")}${indent}${close}`;
}

function nameOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
