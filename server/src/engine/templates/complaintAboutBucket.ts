/** Beginnings and endings that S3 keeps for itself. */
const reservedPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"] as const;
const reservedSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"] as const;

/** What is wrong with the name of a general purpose bucket. */
export function complaintAboutBucket(bucket: string): string | undefined {
  if (bucket === "") return "A bucket's name is needed.";
  if (bucket.startsWith("arn:")) return "The bucket's name is enough; its ARN follows from it.";
  const wrong = /[^a-z0-9.-]/.exec(bucket)?.[0];
  if (wrong !== undefined)
    return `A bucket's name has lower-case letters, digits, dots and hyphens only, no "${wrong}".`;
  if (bucket.length < 3 || bucket.length > 63)
    return `A bucket's name has 3 to 63 characters. "${bucket}" has ${String(bucket.length)}.`;
  if (!/^[a-z0-9].*[a-z0-9]$/.test(bucket)) return "A bucket's name begins and ends with a letter or digit.";
  if (bucket.includes("..")) return "A bucket's name has no two dots next to each other.";
  if (/^\d+\.\d+\.\d+\.\d+$/.test(bucket)) return "A bucket's name is not written like an IP address.";
  return complaintAboutReserved(bucket);
}

function complaintAboutReserved(bucket: string): string | undefined {
  const prefix = reservedPrefixes.find((text) => bucket.startsWith(text));
  if (prefix !== undefined) return `S3 keeps names that begin with "${prefix}" for itself.`;
  const suffix = reservedSuffixes.find((text) => bucket.endsWith(text));
  if (suffix !== undefined) return `S3 keeps names that end with "${suffix}" for itself.`;
  return undefined;
}
