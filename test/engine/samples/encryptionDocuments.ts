const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

function encryption(byDefault: object, more: object = {}): object {
  return { Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, ...more }] };
}

/** Default encryption as the API takes it. */
export const goodEncryptionDocuments: Readonly<Record<string, object>> = {
  "keys of S3": encryption({ SSEAlgorithm: "AES256" }),
  "keys of S3, with the member that get-bucket-encryption adds": encryption(
    { SSEAlgorithm: "AES256" },
    { BucketKeyEnabled: false },
  ),
  "one key, with a Bucket Key": encryption(
    { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn },
    { BucketKeyEnabled: true, BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] } },
  ),
  "one key with replicas": encryption(
    {
      SSEAlgorithm: "aws:kms",
      KMSMasterKeyID: "arn:aws:kms:eu-central-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    },
    { BucketKeyEnabled: true },
  ),
  "the key that AWS manages": encryption({ SSEAlgorithm: "aws:kms" }, { BucketKeyEnabled: true }),
  "two layers": encryption({ SSEAlgorithm: "aws:kms:dsse", KMSMasterKeyID: keyArn }),
  "customer-provided keys let in": encryption(
    { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn },
    { BucketKeyEnabled: true, BlockedEncryptionTypes: { EncryptionType: ["NONE"] } },
  ),
};
