import { partitionOf, partitions } from "../../catalog/partitions.ts";
import { anyCharacter, digit, type Characters } from "../theories/characters.ts";
import { anyText, characters, join, literal, repeated, type Pattern } from "../theories/pattern.ts";

export const anyAccount = characters(digit, 12);

const partitionCharacter: Characters = { only: "awscnusgoviebf-" };
const word: Characters = { only: "abcdefghijklmnopqrstuvwxyz0123456789-" };

/** ARNs of whatever service, with an account and without. */
export const anyArn: readonly Pattern[] = [anyAccount, literal("")].map((account) =>
  join(
    ...[literal("arn:aws"), repeated(partitionCharacter), literal(":"), characters(word, 1), repeated(word)],
    ...[literal(":"), repeated(word), literal(":"), account, literal(":")],
    ...[characters(anyCharacter, 1), anyText],
  ),
);

const hexadecimal: Characters = { only: "0123456789abcdef" };

/** Ids as KMS makes them: a UUID or, for a key in several Regions, `mrk-` and as many digits. */
export const anyKeyId: readonly Pattern[] = [
  join(
    ...[8, 4, 4, 4].flatMap((length) => [characters(hexadecimal, length), literal("-")]),
    characters(hexadecimal, 12),
  ),
  join(literal("mrk-"), characters(hexadecimal, 32)),
];

const lowerCase: Characters = { only: "eastnorhuwcldbfgijkmpqvxyz" };

/** What all Regions have behind their area, as in `us-east-1`: a word of four letters at least, and a number. */
const direction = join(
  literal("-"),
  characters(lowerCase, 4),
  repeated(lowerCase),
  literal("-"),
  characters({ only: "123456789" }, 1),
);

/** The Regions of a partition, of today or yet to open: they begin like those known. Elsewhere all that look like one. */
function regionsOf(partition: string): readonly Pattern[] {
  const known = partitionOf(partition)?.regions ?? [];
  const areas = [...new Set(known.map(({ id }) => id.replace(/-[a-z]+-\d+$/, "")))];
  return (areas.length === 0 ? [characters(lowerCase, 2)] : areas.map(literal)).map((area) =>
    join(area, direction),
  );
}

export const anyRegion: readonly Pattern[] = partitions.flatMap(({ id }) => regionsOf(id));

/** The ARNs of keys of an account, with ids of some shape. */
export function keyArns(partition: string, account: Pattern, ids: readonly Pattern[]): readonly Pattern[] {
  return regionsOf(partition).flatMap((region) =>
    ids.map((id) =>
      join(literal(`arn:${partition}:kms:`), region, literal(":"), account, literal(":key/"), id),
    ),
  );
}
