import { accessibleHead } from "./mermaid.ts";

/** How an upload and a download go, with or without a Bucket Key: as a diagram and in words. */
export interface EncryptionSequence {
  readonly id: "without-bucket-key" | "with-bucket-key";
  readonly title: string;
  readonly mermaid: string;
  /** The same as the diagram, a sentence for each arrow. */
  readonly steps: readonly string[];
}

/** One arrow: from whom, to whom, what, and the sentence that says the same. */
type Arrow = readonly [from: string, arrow: "->>" | "-->>", to: string, label: string, sentence: string];

const participants = [
  "  participant App as Application",
  "  participant S3 as Amazon S3",
  "  participant KMS as AWS KMS",
];

const upload: readonly Arrow[] = [
  ["App", "->>", "S3", "PutObject", "The application sends an object and asks for SSE-KMS."],
  ["S3", "->>", "KMS", "GenerateDataKey", "S3 asks KMS for a data key, in the application's name."],
  [
    "KMS",
    "-->>",
    "S3",
    "data key, plain and encrypted",
    "KMS gives the data key twice: plain and encrypted.",
  ],
  ["S3", "->>", "S3", "encrypt, forget plain key", "S3 encrypts the object and forgets the plain data key."],
  ["S3", "-->>", "App", "200 OK", "The object is kept with its encrypted data key beside it."],
];

const download: readonly Arrow[] = [
  ["App", "->>", "S3", "GetObject", "The application asks for the object."],
  ["S3", "->>", "KMS", "Decrypt data key", "S3 has KMS decrypt the data key, in the application's name."],
  ["KMS", "-->>", "S3", "plain data key", "KMS gives the plain data key."],
  ["S3", "-->>", "App", "the object", "S3 decrypts the object and hands it over."],
];

const uploadWithBucketKey: readonly Arrow[] = [
  ["App", "->>", "S3", "PutObject", "The application sends an object and asks for SSE-KMS."],
  [
    "S3",
    "->>",
    "KMS",
    "GenerateDataKey, now and then",
    "Only now and then does S3 ask KMS for a bucket key.",
  ],
  ["KMS", "-->>", "S3", "bucket key", "KMS gives the bucket key, which S3 keeps for a short while."],
  [
    "S3",
    "->>",
    "S3",
    "data key from bucket key",
    "S3 makes the object's data key itself and encrypts with it.",
  ],
  ["S3", "-->>", "App", "200 OK", "The object is kept. Most uploads asked nothing of KMS."],
];

const downloadWithBucketKey: readonly Arrow[] = [
  ["App", "->>", "S3", "GetObject", "The application asks for the object."],
  ["S3", "->>", "KMS", "Decrypt, now and then", "Only now and then does S3 have KMS decrypt the bucket key."],
  [
    "KMS",
    "-->>",
    "S3",
    "bucket key",
    "KMS gives the bucket key, whose context is the bucket, not the object.",
  ],
  ["S3", "-->>", "App", "the object", "S3 decrypts the object and hands it over."],
];

/** Both ways, the plain one first. */
export const encryptionSequences: readonly EncryptionSequence[] = [
  sequenceOf("without-bucket-key", "Without a Bucket Key", upload, download),
  sequenceOf("with-bucket-key", "With a Bucket Key", uploadWithBucketKey, downloadWithBucketKey),
];

function sequenceOf(
  id: EncryptionSequence["id"],
  title: string,
  put: readonly Arrow[],
  get: readonly Arrow[],
): EncryptionSequence {
  const arrows = (all: readonly Arrow[]): readonly string[] =>
    all.map(([from, arrow, to, label]) =>
      // The label of an arrow to itself would be crossed by the line that it starts from.
      from === to ? `  Note over ${from}: ${label}` : `  ${from}${arrow}${to}: ${label}`,
    );
  const steps = [...put, ...get].map(([, , , , sentence]) => sentence);
  const mermaid = [
    "sequenceDiagram",
    ...accessibleHead(`Envelope encryption: ${title}`, steps.join(" ")),
    ...participants,
    "  Note over App,KMS: Upload",
    ...arrows(put),
    "  Note over App,KMS: Download",
    ...arrows(get),
    "",
  ].join("\n");
  return { id, title, mermaid, steps };
}
