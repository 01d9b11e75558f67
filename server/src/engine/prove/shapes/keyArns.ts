import { partitionOf } from "../../catalog/partitions.ts";
import { digit, type Characters } from "../theories/characters.ts";
import { characters, join, literal, repeated, type Pattern } from "../theories/pattern.ts";

export const anyAccount = characters(digit, 12);

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

/** The Regions of a partition. Where its own are not known, all that look like one. */
export function anyRegion(partition: string): readonly Pattern[] {
  const areas = partitionOf(partition)?.regionAreas.map(literal) ?? [characters(lowerCase, 2)];
  return areas.map((area) => join(area, direction));
}

/** The ARNs of keys of an account, with ids of some shape. */
export function keyArns(partition: string, account: Pattern, ids: readonly Pattern[]): readonly Pattern[] {
  return anyRegion(partition).flatMap((region) =>
    ids.map((id) =>
      join(literal(`arn:${partition}:kms:`), region, literal(":"), account, literal(":key/"), id),
    ),
  );
}
