import { partitions } from "../../catalog/partitions.ts";
import type { Characters } from "../theories/characters.ts";
import { characters, join, literal, repeated, type Pattern } from "../theories/pattern.ts";

const nameCharacter: Characters = {
  only: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+=,.@",
};

/** From `!` to `~`: IAM takes all that can be printed into the path of a user or role. */
const pathCharacter: Characters = {
  only: nameCharacter.only + "/!\"#$%&'()*:;<>?[\\]^`{|}~",
};

/** What IAM calls users and roles. Lengths are not bounded above: no policy asks for names of over 64 characters. */
const name = join(repeated(nameCharacter), characters(nameCharacter, 1));

/** The name of a user or role with its path before it, or with none. */
export const pathedNames: readonly Pattern[] = [
  name,
  join(characters(withoutSlash(pathCharacter), 1), repeated(pathCharacter), literal("/"), name),
];

/** The name of a session or of a federated user: two characters at least. */
export const sessionName: Pattern = join(name, characters(nameCharacter, 1));

const serviceCharacter: Characters = { only: "abcdefghijklmnopqrstuvwxyz0123456789-" };

const dnsSuffixes = [...new Set(partitions.map(({ dnsSuffix }) => dnsSuffix))];

/** The names of services' principals, as in `delivery.logs.amazonaws.com`. */
export const serviceNames: readonly Pattern[] = dnsSuffixes.map((suffix) =>
  join(
    characters(serviceCharacter, 1),
    repeated({ only: `${serviceCharacter.only}.` }),
    characters(serviceCharacter, 1),
    literal(`.${suffix}`),
  ),
);

const bucketEdge: Characters = {
  only: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
};

/** The names of buckets. Old ones in us-east-1 have capital letters and underscores too. */
export const bucketName: Pattern = join(
  characters(bucketEdge, 1),
  repeated({ only: `${bucketEdge.only}.-_` }),
  characters({ only: `${bucketEdge.only}.-_` }, 1),
  characters(bucketEdge, 1),
);

function withoutSlash({ only }: { readonly only: string }): Characters {
  return { only: only.replace("/", "") };
}
