import { formatArn, parseArn } from "../../policy/arn.ts";
import type { DefaultEncryption } from "../../policy/surroundings.ts";
import { rightKeyTie, unpinnedKeyTie, type KnownKeys } from "./keyIds.ts";
import { encryptionKeys, keyResourceOf } from "./pinnedKeys.ts";
import type { Tie } from "../callers/ties.ts";

/** The kinds of uploads, by how they ask S3 to encrypt the object. */
export const uploadRows = [
  "no-header",
  "aes256",
  "dsse-right-key",
  "kms-no-key-id",
  "kms-other-key-same-account",
  "kms-other-key-other-account",
  "sse-c",
  "kms-right-key",
  "kms-right-key-alias",
  "kms-right-key-id",
] as const;
export type UploadRow = (typeof uploadRows)[number];

/** The condition keys on encryption of one kind of request, by name in lower case. */
export type Headers = ReadonlyMap<string, Tie>;

/**
 * One way to read what AWS does not document, or one setting of the bucket that the policy does not show. Under
 * it an upload is let through if one of the alternatives is.
 */
export interface Reading {
  /** Completes "It is let through if …". */
  readonly when: string;
  readonly alternatives: readonly Headers[];
}

/** What uploads of a row look like to conditions under each reading. Empty where the row needs a right key and there is none. */
export function readingsOf(
  row: UploadRow,
  known: KnownKeys,
  byDefault: DefaultEncryption | undefined,
): readonly Reading[] {
  switch (row) {
    case "no-header":
      return withoutHeaders(known, byDefault);
    case "aes256":
      return certain(headers({ algorithm: "AES256" }));
    case "sse-c":
      return certain(headers({ customerAlgorithm: "AES256" }));
    case "kms-no-key-id":
      return withoutKeyId(known);
    case "kms-other-key-same-account":
      return underKey(known.otherKey("same"));
    case "kms-other-key-other-account":
      return underKey(known.otherKey("other"));
    case "dsse-right-key":
      return certain(...withRightKey("aws:kms:dsse", known));
    case "kms-right-key":
      return known.pins.length === 0 ? [] : certain(...withRightKey("aws:kms", known));
    case "kms-right-key-alias":
      return named(known, aliasesOf(known));
    case "kms-right-key-id":
      return named(known, idsOf(known));
  }
}

function certain(...alternatives: readonly Headers[]): readonly Reading[] {
  return [{ when: "", alternatives }];
}

/** Uploads that name a key: what they look like is certain. */
export function underKey(keyId: Tie): readonly Reading[] {
  return certain(headers({ algorithm: "aws:kms", keyId }));
}

const absent: Tie = { kind: "given", values: undefined };

function headers(values: { algorithm?: string; keyId?: Tie; customerAlgorithm?: string }): Headers {
  const given = (value: string | undefined): Tie =>
    value === undefined ? absent : { kind: "given", values: [value] };
  return new Map([
    [encryptionKeys.algorithm, given(values.algorithm)],
    [encryptionKeys.keyId, values.keyId ?? absent],
    [encryptionKeys.customerAlgorithm, given(values.customerAlgorithm)],
  ]);
}

/** With each right key or, where no request can carry what the policy pins, with any key. */
function withRightKey(algorithm: string, known: KnownKeys): readonly Headers[] {
  const ties = known.rightKeys.map((pin) => rightKeyTie(pin, known));
  return (ties.length === 0 ? [known.otherKey("any")] : ties).map((keyId) => headers({ algorithm, keyId }));
}

const literally = "conditions see only the key id that the client sends";
const effectively = "conditions see the key that S3 is going to use";

/** Without any header the bucket's default decides, and conditions may see its key. */
function withoutHeaders(known: KnownKeys, byDefault: DefaultEncryption | undefined): readonly Reading[] {
  const none: Reading = { when: literally, alternatives: [headers({})] };
  const using = (when: string, ...ties: readonly Tie[]): Reading => ({
    when,
    alternatives: ties.map((keyId) => headers({ keyId })),
  });
  if (byDefault === undefined)
    return [
      { ...none, when: `the bucket's default encryption is AES256, or ${literally}` },
      ...known.rightKeys.map((pin) =>
        using(`the bucket's default key is ${pin} and ${effectively}`, rightKeyTie(pin, known)),
      ),
      ...known.otherKeys.map((key) =>
        using(`the bucket's default key is ${key} and ${effectively}`, { kind: "given", values: [key] }),
      ),
      using(
        `the bucket's default encryption is aws:kms with another key and ${effectively}`,
        known.otherKey("any"),
      ),
    ];
  if (!byDefault.algorithm.startsWith("aws:kms")) return [none];
  const { keyId } = byDefault;
  if (keyId === undefined) return [none, ...managedKey(known)];
  return [none, using(effectively, toDefaultKey(keyId))];
}

/** An alias or a bare id stands for a key whose ARN the configuration does not show. */
function toDefaultKey(keyId: string): Tie {
  if (parseArn(keyId)?.resource.startsWith("key/") === true) return { kind: "given", values: [keyId] };
  return {
    kind: "given",
    values: { doubt: `Which key the bucket's default "${keyId}" stands for is not known.` },
  };
}

/** Without a key id S3 uses the key that AWS manages for it, not the bucket's default key. */
function withoutKeyId(known: KnownKeys): readonly Reading[] {
  const none = headers({ algorithm: "aws:kms" });
  return [{ when: literally, alternatives: [none] }, ...managedKey(known, "aws:kms")];
}

/** The key that AWS manages for S3 is none of those pinned, though a pattern may happen to fit its ARN. */
function managedKey(known: KnownKeys, algorithm?: string): readonly Reading[] {
  const using = (when: string, keyId: Tie): Reading => ({
    when,
    alternatives: [headers({ ...(algorithm && { algorithm }), keyId })],
  });
  const any = using(effectively, known.otherKey("any"));
  if (known.pins.length === known.rightKeys.length) return [any];
  return [any, using(`${effectively}, and the pattern does not fit that of aws/s3`, unpinnedKeyTie(known))];
}

/** The right key under another name: as the client sends it, or as S3 looks it up. */
function named(known: KnownKeys, names: readonly string[]): readonly Reading[] {
  if (known.pins.length === 0) return [];
  const sent = names.map((name) =>
    headers({ algorithm: "aws:kms", keyId: { kind: "given", values: [name] } }),
  );
  return [
    { when: literally, alternatives: sent },
    { when: effectively, alternatives: withRightKey("aws:kms", known) },
  ];
}

/** Aliases that the policy pins, and one for each right key. */
function aliasesOf({ pins, rightKeys, partition }: KnownKeys): readonly string[] {
  const examples = rightKeys.flatMap((pin) => {
    const arn = parseArn(pin);
    return arn === undefined ? [] : formatArn({ ...arn, partition, resource: "alias/example" });
  });
  return [...pins.filter((pin) => /(?:^|:)alias\//.test(pin)), ...examples, "alias/example"];
}

function idsOf({ pins, rightKeys }: KnownKeys): readonly string[] {
  const bare = pins.filter((pin) => !/[:*?]/.test(pin) && !pin.startsWith("alias/"));
  return [...bare, ...rightKeys.flatMap((pin) => keyResourceOf(pin)?.slice("key/".length) ?? [])];
}
