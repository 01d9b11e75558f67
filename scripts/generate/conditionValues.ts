import * as kms from "@aws-sdk/client-kms";
import kmsPackage from "@aws-sdk/client-kms/package.json";
import * as s3 from "@aws-sdk/client-s3";
import s3Package from "@aws-sdk/client-s3/package.json";
import type { GeneratedFile } from "./generatedFile.ts";

/** The condition keys, in lower case, that hold what a parameter of a request does, by the SDK's list of its values. */
const enumerations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "kms:customermasterkeyspec": kms.KeySpec,
  "kms:customermasterkeyusage": kms.KeyUsageType,
  "kms:datakeypairspec": kms.DataKeyPairSpec,
  "kms:encryptionalgorithm": kms.EncryptionAlgorithmSpec,
  "kms:expirationmodel": kms.ExpirationModelType,
  "kms:grantoperations": kms.GrantOperation,
  "kms:keyagreementalgorithm": kms.KeyAgreementAlgorithmSpec,
  "kms:keyorigin": kms.OriginType,
  "kms:keyspec": kms.KeySpec,
  "kms:keyusage": kms.KeyUsageType,
  "kms:macalgorithm": kms.MacAlgorithmSpec,
  "kms:messagetype": kms.MessageType,
  "kms:multiregionkeytype": kms.MultiRegionKeyType,
  "kms:signingalgorithm": kms.SigningAlgorithmSpec,
  "kms:wrappingalgorithm": kms.AlgorithmSpec,
  "kms:wrappingkeyspec": kms.WrappingKeySpec,
  "s3:object-lock-legal-hold": s3.ObjectLockLegalHoldStatus,
  "s3:object-lock-mode": s3.ObjectLockMode,
  "s3:x-amz-acl": { ...s3.ObjectCannedACL, ...s3.BucketCannedACL },
  "s3:x-amz-metadata-directive": s3.MetadataDirective,
  "s3:x-amz-object-ownership": s3.ObjectOwnership,
  "s3:x-amz-storage-class": s3.StorageClass,
};

/** Takes the values of condition keys from AWS's SDK for JavaScript, where it lists them. */
export function generateConditionValues(): Promise<readonly GeneratedFile[]> {
  const values = Object.fromEntries(
    Object.entries(enumerations).map(([key, list]) => [key, [...new Set(Object.values(list))].sort()]),
  );
  const versions = { kms: kmsPackage.version, s3: s3Package.version };
  const text = JSON.stringify({ versions, values });
  return Promise.resolve([{ path: "server/src/engine/catalog/conditionValues.json", text }]);
}
