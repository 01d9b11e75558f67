/** A bucket policy without a fault that counts by default. */
export const cleanPolicy = `${JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:role/RecordsService" },
        Action: "s3:GetObject",
        Resource: "arn:aws:s3:::example-records/*",
      },
    ],
  },
  undefined,
  2,
)}\n`;

/** The same with an action that S3 does not know, which is an error on line 11. */
export const faultyPolicy = cleanPolicy.replace("s3:GetObject", "s3:GetObjekt");

/** Blanks before the first brace: an error of S3's, and the one fix that leaves access as it is. */
export const fixablePolicy = `\n  ${cleanPolicy}`;

/** JSON that is no document of ours. */
export const foreignJson = '{ "name": "something else" }\n';

/** A bucket encryption document that gives cause for information and nothing worse. */
export const quietEncryption = JSON.stringify({
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
});
