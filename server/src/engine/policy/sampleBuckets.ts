/** Whether a bucket is one of AWS's samples, and stands for whatever the reader's is called: `DOC-EXAMPLE-BUCKET`. */
export function isSampleBucket(name: string): boolean {
  return /EXAMPLE|^amzn-s3-demo-/.test(name);
}
