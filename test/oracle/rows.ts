import type { Formulas } from "./formulas.ts";
import { absent, anyCharacters, constant, given, type Cells, type Text } from "./texts.ts";

/** The `…-aws-kms-key-id` of uploads: one text, any other key than some, or any alias behind a head. */
export type KeyId =
  | { readonly exactly: string }
  | { readonly otherThan: readonly string[]; readonly of: Accounts }
  | { readonly aliasBehind: string };

/** One of these accounts, or none of them. */
interface Accounts {
  readonly accounts: readonly string[];
  readonly isNegated: boolean;
}

/** How one kind of uploads asks for encryption; what is left out is absent. */
export interface Headers {
  readonly algorithm?: string;
  readonly keyId?: KeyId;
  readonly customerAlgorithm?: string;
}

/** The bucket's own setting, as the engine is told. */
export interface DefaultEncryption {
  readonly algorithm: string;
  readonly keyId?: string;
}

/**
 * The rows with their readings: in each, what an upload of the row may look like to conditions. Conditions may see
 * the header that the client sent, or the key that S3 is going to use; a bucket's default that is not known may
 * be anything, also one of those that denies refuse by their whole ARNs.
 */
export function rowsOf(
  rightKeys: readonly string[],
  byDefault?: DefaultEncryption,
  refused: readonly string[] = [],
): ReadonlyMap<string, readonly (readonly Headers[])[]> {
  const rightIds = rightKeys.map((arn) => arn.split("/").at(-1) ?? "");
  const accounts = [...new Set(rightKeys.map((arn) => arn.split(":")[4] ?? ""))];
  const other = (of: Accounts): KeyId => ({ otherThan: rightIds, of });
  const any = other({ accounts: [], isNegated: true });
  const kms = (keyId: KeyId): Headers => ({ algorithm: "aws:kms", keyId });
  const right = rightKeys.map((arn) => kms({ exactly: arn }));
  const heads = ["", ...rightKeys.map((arn) => arn.slice(0, arn.indexOf(":key/") + 1))];
  return new Map([
    ["no-header", withoutHeaders([...new Set([...rightKeys, ...refused])], any, byDefault)],
    ["aes256", [[{ algorithm: "AES256" }]]],
    ["dsse-right-key", [right.map((headers) => ({ ...headers, algorithm: "aws:kms:dsse" }))]],
    ["kms-no-key-id", [[{ algorithm: "aws:kms" }], [kms(any)]]],
    ["kms-other-key-same-account", [[kms(other({ accounts, isNegated: false }))]]],
    ["kms-other-key-other-account", [[kms(other({ accounts, isNegated: true }))]]],
    ["sse-c", [[{ customerAlgorithm: "AES256" }]]],
    ["kms-right-key", [right]],
    ["kms-right-key-alias", [heads.map((aliasBehind) => kms({ aliasBehind })), right]],
    ["kms-right-key-id", [rightIds.map((id) => kms({ exactly: id })), right]],
  ]);
}

function withoutHeaders(
  named: readonly string[],
  any: KeyId,
  byDefault: DefaultEncryption | undefined,
): readonly (readonly Headers[])[] {
  const exact = (arn: string): readonly Headers[] => [{ keyId: { exactly: arn } }];
  if (byDefault === undefined) return [[{}], ...named.map(exact), [{ keyId: any }]];
  if (byDefault.algorithm === "AES256") return [[{}]];
  return [[{}], byDefault.keyId === undefined ? [{ keyId: any }] : exact(byDefault.keyId)];
}

const sse = "s3:x-amz-server-side-encryption";

/** The condition keys of such an upload, by name in lower case. */
export function headerKeys(formulas: Formulas, headers: Headers): ReadonlyMap<string, Text> {
  const fixed = (value: string | undefined): Text => (value === undefined ? absent : given(constant(value)));
  return new Map([
    [sse, fixed(headers.algorithm)],
    [`${sse}-customer-algorithm`, fixed(headers.customerAlgorithm)],
    [
      `${sse}-aws-kms-key-id`,
      headers.keyId === undefined ? absent : given(keyIdCells(formulas, headers.keyId)),
    ],
  ]);
}

function keyIdCells(formulas: Formulas, keyId: KeyId): Cells {
  if ("exactly" in keyId) return constant(keyId.exactly);
  if ("aliasBehind" in keyId) return aliasCells(formulas, keyId.aliasBehind);
  const account = anyCharacters(formulas, "0-9", { min: 12, max: 12 });
  const isListed = keyId.of.accounts.map((each) => equals(formulas, account, each));
  const isOneOf = formulas.or(...isListed);
  formulas.assume(keyId.of.isNegated ? formulas.not(isOneOf) : isOneOf);
  const id = anyId(formulas);
  for (const other of keyId.otherThan) formulas.assume(formulas.not(equals(formulas, id, other)));
  return [
    ...constant("arn:aws:kms:"),
    ...anyRegion(formulas),
    ...constant(":"),
    ...account,
    ...constant(":key/"),
    ...id,
  ];
}

/** An alias of a customer's key; AWS keeps those that begin with `aws/`. */
function aliasCells(formulas: Formulas, head: string): Cells {
  const name = anyCharacters(formulas, "a-zA-Z0-9/_-", { min: 1, max: 12 });
  formulas.assume(formulas.not(equals(formulas, name.slice(0, 4), "aws/")));
  return [...constant(`${head}alias/`), ...name];
}

function equals(formulas: Formulas, cells: Cells, text: string): ReturnType<Formulas["and"]> {
  return formulas.and(
    ...cells.map(({ isThere, character }, place) => {
      const wanted = text[place] ?? "";
      if (typeof character === "string") return character === wanted;
      const code = wanted.charCodeAt(0).toString(16).padStart(2, "0");
      return formulas.and(isThere, formulas.term(`(= ${character.variable} #x${code})`));
    }),
  );
}

/** `us-east-1`, and others of that shape. */
function anyRegion(formulas: Formulas): Cells {
  const area = anyCharacters(formulas, "a-z", { min: 2, max: 2 });
  const areas = ["us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx"];
  formulas.assume(formulas.or(...areas.map((each) => equals(formulas, area, each))));
  return [
    ...area,
    ...constant("-"),
    ...anyCharacters(formulas, "a-z", { min: 4, max: 9 }),
    ...constant("-"),
    ...anyCharacters(formulas, "1-9", { min: 1, max: 1 }),
  ];
}

/** A UUID or, for a key in several Regions, `mrk-` and as many digits as fill the same length. */
function anyId(formulas: Formulas): Cells {
  const isMultiRegion = formulas.declare("Bool");
  return Array.from({ length: 36 }, (_, place) => {
    const [cell] = anyCharacters(formulas, "0-9a-fkmr-", { min: 1, max: 1 });
    if (cell === undefined || typeof cell.character === "string") throw new Error("a cell that varies");
    const is = (...characters: readonly string[]) =>
      formulas.or(...characters.map((each) => equals(formulas, [cell], each)));
    const digit = is(..."0123456789abcdef");
    const inUuid = [8, 13, 18, 23].includes(place) ? is("-") : digit;
    const inMultiRegion = place < 4 ? is("mrk-"[place] ?? "") : digit;
    formulas.assume(formulas.implies(isMultiRegion, inMultiRegion));
    formulas.assume(formulas.or(isMultiRegion, inUuid));
    return cell;
  });
}
