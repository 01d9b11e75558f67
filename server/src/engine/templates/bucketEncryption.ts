/** A bucket's default encryption, as `aws s3api put-bucket-encryption` takes it. */
export interface BucketEncryptionJson {
  readonly Rules: readonly {
    readonly ApplyServerSideEncryptionByDefault: {
      readonly SSEAlgorithm: "aws:kms";
      readonly KMSMasterKeyID: string;
    };
    readonly BucketKeyEnabled: boolean;
    readonly BlockedEncryptionTypes: { readonly EncryptionType: readonly ["SSE-C" | "NONE"] };
  }[];
}

/**
 * Default encryption under one key. Keys that customers bring along are refused unless the setting is to leave that to
 * the bucket's policy: nobody could revoke them.
 */
export function bucketEncryption(
  keyArn: string,
  bucketKeyEnabled: boolean,
  blockSseC = true,
): BucketEncryptionJson {
  return {
    Rules: [
      {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn },
        BucketKeyEnabled: bucketKeyEnabled,
        BlockedEncryptionTypes: { EncryptionType: [blockSseC ? "SSE-C" : "NONE"] },
      },
    ],
  };
}
