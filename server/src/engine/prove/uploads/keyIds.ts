import { partitionOf, partitionOfRegion } from "../../catalog/partitions.ts";
import { isAccountId, parseArn } from "../../policy/arn.ts";
import { hasWildcard } from "../../policy/glob.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import { canBeKeyArn, keyResourceOf, meansOneKey } from "./pinnedKeys.ts";
import { remember } from "../remember.ts";
import { anyAccount, anyKeyId, keyArns } from "../shapes/arns.ts";
import type { Characters } from "../theories/characters.ts";
import {
  characters,
  join,
  literal,
  repeated,
  toPattern,
  type Pattern,
  type Reading,
} from "../theories/pattern.ts";
import type { TextTest } from "../theories/texts.ts";
import type { Tie } from "../callers/ties.ts";

/** What is known of the keys that uploads may name. */
export interface KnownKeys {
  /** That of the bucket. */
  readonly partition: string;
  /** Everything that the policy or the question takes for the right key, as written. */
  readonly pins: readonly string[];
  /** Those of the pins that mean one key. */
  readonly rightKeys: readonly string[];
  /** The ARNs of other keys that the policy speaks of. */
  readonly otherKeys: readonly string[];
  /** The key id of uploads with another key than the right ones, by whose it is. */
  readonly otherKey: (whose: Whose) => Tie;
}

/** Of an account of the right keys, of another account, or of any. */
export type Whose = "same" | "other" | "any";

export function toKnownKeys(
  pins: readonly string[],
  partition: string,
  others: readonly string[] = [],
): KnownKeys {
  const rightKeys = pins.filter((pin) => meansOneKey(pin, partition));
  const otherKeys = others.filter(
    (key) => !hasWildcard(key) && !rightKeys.includes(key) && canBeKeyArn(key, partition),
  );
  const known = { partition, pins, rightKeys, otherKeys };
  return { ...known, otherKey: remember((whose: Whose) => otherKeyTie(known, whose)) };
}

type Pins = Pick<KnownKeys, "partition" | "pins" | "rightKeys">;

/** The key id of uploads with a right key. One whose region or account the pin leaves open may be any that fits. */
export function rightKeyTie(pin: string, { partition }: KnownKeys): Tie {
  if (!hasWildcard(pin)) return { kind: "given", values: [pin] };
  const arn = parseArn(pin);
  const region = arn === undefined || hasWildcard(arn.region) ? exampleRegion(partition) : arn.region;
  const account = arn === undefined || hasWildcard(arn.account) ? EXAMPLE_ACCOUNT : arn.account;
  const constraints = [
    isPresent,
    ifPresent("is a key", {
      patterns: keyArns(partition, anyAccount, [anyNamedId]),
      negated: false,
    }),
    ifPresent("fits the pin", { patterns: [toPattern(pin, { wildcards: true })], negated: false }),
  ];
  const preferred = [`arn:${partition}:kms:${region}:${account}:${keyResourceOf(pin) ?? ""}`];
  return { kind: "free", domain: { constraints, isMultivalued: false, preferred } };
}

/**
 * A key counts as right only where a pin names its id: a pattern for ids lets several keys through, so each
 * of them is another key. Where no account is known, all keys are of the same account and of another.
 */
function otherKeyTie(known: Pins, whose: Whose): Tie {
  const { partition, rightKeys } = known;
  const accounts = accountsOf(known);
  const owners = whose === "same" && accounts.length > 0 ? accounts.map(literal) : [anyAccount];
  const isRight = rightKeys.map((pin) => `arn:*:*:*:*:${keyResourceOf(pin) ?? ""}`);
  const excluded = whose === "other" ? accounts.map((account) => `arn:*:*:*:${account}:*`) : [];
  const account = whose === "other" ? otherAccount(accounts) : (accounts[0] ?? EXAMPLE_ACCOUNT);
  // Without an account left over there is no example, and the search has to find one.
  const ids = account === "" ? [] : exampleIds;
  const preferred = ids.map((id) => `arn:${partition}:kms:${regionOf(known)}:${account}:key/${id}`);
  return keysBesides(
    () => owners.flatMap((owner) => keyArns(partition, owner, anyKeyId)),
    [...isRight, ...excluded],
    preferred,
  );
}

const byParts: Reading = { wildcards: true, within: { except: ":" } };

/** The key id of uploads with a key that fits none of the pins, patterns included. */
export function unpinnedKeyTie(known: KnownKeys, reading = byParts): Tie {
  const { partition, pins } = known;
  const accounts = [EXAMPLE_ACCOUNT, otherAccount(accountsOf(known)) || EXAMPLE_ACCOUNT];
  return keysBesides(
    () => keyArns(partition, anyAccount, anyKeyId),
    pins,
    accounts.map((account) => `arn:${partition}:kms:${regionOf(known)}:${account}:key/${exampleIds[0]}`),
    reading,
  );
}

/** Keys whose ARN has one of the shapes, which are built when they are looked at: the preferred ones have one. */
function keysBesides(
  shapesOf: () => readonly Pattern[],
  excluded: readonly string[],
  preferred: readonly string[],
  reading = byParts,
): Tie {
  let shapes: readonly Pattern[] | undefined;
  const shape: TextTest = {
    get patterns() {
      return (shapes ??= shapesOf());
    },
    negated: false,
    examples: preferred,
  };
  const not = excluded.map((pattern) => toPattern(pattern, reading));
  const constraints = [
    isPresent,
    ifPresent("is a key", shape),
    ifPresent("is another", { patterns: not, negated: true }),
  ];
  return { kind: "free", domain: { constraints, isMultivalued: false, preferred } };
}

const EXAMPLE_ACCOUNT = "111122223333";
const EXAMPLE_REGION = "us-east-1";
const exampleIds = ["11111111-2222-3333-4444-555555555555", "99999999-8888-7777-6666-555555555555"] as const;

const idCharacter: Characters = { except: ":/*?" };

/** A key that a policy names is taken to exist, whatever its id looks like. */
const anyNamedId = join(characters(idCharacter, 1), repeated(idCharacter));

/** The accounts of the pins' keys. */
function accountsOf({ pins }: Pins): readonly string[] {
  const accounts = pins.flatMap((pin) => parseArn(pin)?.account ?? []);
  return [...new Set(accounts.filter((account) => isAccountId(account)))];
}

function otherAccount(accounts: readonly string[]): string {
  return (
    ["444455556666", "777788889999", EXAMPLE_ACCOUNT].find((account) => !accounts.includes(account)) ?? ""
  );
}

/** That of a right key, or else one of the partition. */
function regionOf({ pins, partition }: Pins): string {
  const regions = pins.flatMap((pin) => parseArn(pin)?.region ?? []);
  return regions.find((region) => partitionOfRegion(region)?.id === partition) ?? exampleRegion(partition);
}

function exampleRegion(partition: string): string {
  const known = partitionOf(partition)?.regions.map(({ id }) => id) ?? [];
  return known.length === 0 || known.includes(EXAMPLE_REGION) ? EXAMPLE_REGION : (known[0] ?? EXAMPLE_REGION);
}
