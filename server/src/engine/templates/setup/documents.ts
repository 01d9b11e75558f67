import type { DocumentKind } from "../../policy/policy.ts";
import { bucketEncryption } from "../bucketEncryption.ts";
import {
  customerProvidedKeyDeny,
  exceptServices,
  missingHeaderDeny,
  namelessKeyDeny,
  objectReading,
  onlyWhereSent,
  otherAlgorithmDeny,
  plainTransportDeny,
  wrongKeyDeny,
} from "../bucketStatements.ts";
import { bucketArnOf } from "../names.ts";
import { toPolicy, type PolicyJson, type StatementJson } from "../statements.ts";
import { setupKeyPolicy } from "./keyPolicyVariants.ts";
import type { Setup } from "./setup.ts";

/** The documents of a setup as JSON values. */
export type SetupDocuments = Readonly<Record<DocumentKind, object>>;

/** All documents of a setup. @param keyArn its key, or what stands for it where it does not exist yet */
export function documentsOf(setup: Setup, keyArn: string): SetupDocuments {
  return {
    "kms-key-policy": setupKeyPolicy(setup),
    "s3-bucket-policy": setupBucketPolicy(setup, keyArn),
    "s3-bucket-encryption": bucketEncryption(keyArn, setup.bucketKey, setup.blockSseC),
  };
}

/** What the bucket refuses, and whom of other accounts it lets read. */
function setupBucketPolicy(setup: Setup, keyArn: string): PolicyJson {
  const bucketArn = bucketArnOf(setup.bucket, setup.partition);
  const denies = setup.profile === "strict" ? strictDenies : denyWhatIsSent;
  return toPolicy([
    ...denies(setup, bucketArn, keyArn),
    ...(setup.tlsOnly ? [plainTransportDeny(bucketArn)] : []),
    ...(setup.crossAccountReaders.length > 0 ? [objectReading(bucketArn, setup.crossAccountReaders)] : []),
  ]);
}

/** Every upload has to say that it wants the key, but for services that deliver logs where these are exempt. */
function strictDenies(setup: Setup, bucketArn: string, keyArn: string): readonly StatementJson[] {
  const missingHeader = missingHeaderDeny(bucketArn);
  if (setup.exemptLogWriters)
    return [exceptServices(missingHeader), ...denyWhatIsSent(setup, bucketArn, keyArn)];
  return [
    missingHeader,
    otherAlgorithmDeny(bucketArn, algorithmsOf(setup)),
    keyDeny(setup, bucketArn, keyArn),
  ];
}

/** An upload without headers gets the bucket's default; what it does say has to be right. */
function denyWhatIsSent(setup: Setup, bucketArn: string, keyArn: string): readonly StatementJson[] {
  const algorithms = algorithmsOf(setup);
  return [
    onlyWhereSent(otherAlgorithmDeny(bucketArn, algorithms)),
    onlyWhereSent(keyDeny(setup, bucketArn, keyArn)),
    namelessKeyDeny(bucketArn, algorithms),
    customerProvidedKeyDeny(bucketArn),
  ];
}

function keyDeny({ replication }: Setup, bucketArn: string, keyArn: string): StatementJson {
  const statement = wrongKeyDeny(bucketArn, keyArn);
  return replication ? statement : { ...statement, Action: ["s3:PutObject", "s3:UpdateObjectEncryption"] };
}

function algorithmsOf({ allowDsse }: Setup): readonly string[] {
  return allowDsse ? ["aws:kms", "aws:kms:dsse"] : ["aws:kms"];
}
