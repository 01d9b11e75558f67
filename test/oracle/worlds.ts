import { anyCaller, callerKeys, identities, type Caller } from "./callers.ts";
import type { Formula, Formulas } from "./formulas.ts";
import { anyCharacters, constant, oneOf, type Cells, type Text } from "./texts.ts";

/** One upload, or all of them where the solver may choose. */
export interface World {
  readonly caller: Caller;
  /** The ARN of the object. */
  readonly resource: Cells;
  /** By name in lower case. A key that is not here is absent. */
  readonly keys: ReadonlyMap<string, Text>;
}

/** The bucket of all generated policies. */
export const bucketArn = "arn:aws:s3:::ledger";

/** The canned lists that S3 takes for an object. */
const cannedLists = [
  "private",
  "public-read",
  "public-read-write",
  "authenticated-read",
  "aws-exec-read",
  "bucket-owner-read",
  "bucket-owner-full-control",
];

/** Keys that a request may have with any value or not at all. */
export const freeKeys = ["aws:useragent", "aws:sourcevpce", "s3:x-amz-storage-class"] as const;
export const aclKey = "s3:x-amz-acl";
export const tagKey = "aws:principaltag/team";
export const sourceArnKey = "aws:sourcearn";
export const secureKey = "aws:securetransport";

/** Any upload, with those of the other condition keys that matter; its headers are asked for separately. */
export function anyUpload(formulas: Formulas, mattering: ReadonlySet<string>): World {
  const caller = anyCaller(formulas);
  const makers: readonly (readonly [key: string, make: () => Text])[] = [
    ...freeKeys.map((key) => [key, () => anyText(formulas)] as const),
    [aclKey, () => oneOf(formulas, cannedLists)],
    [tagKey, () => anyText(formulas)],
    [sourceArnKey, () => anyArn(formulas)],
    [secureKey, () => isSecure(formulas, formulas.declare("Bool"))],
  ];
  const texts = new Map<string, Text>(
    makers.flatMap(([key, make]) => (mattering.has(key) ? [[key, make()] as const] : [])),
  );
  for (const key of mattering)
    if (!isKnown(key)) texts.set(key, { alternatives: [], isUnknown: formulas.declare("Bool") });
  const objectKey = anyCharacters(formulas, " -~", { min: 1, max: 14 });
  return worldOf(formulas, { caller, objectKey, texts });
}

/** Whether AWS documents a key. Any other may be absent, and nobody knows whether it can be there. */
function isKnown(key: string): boolean {
  const others: readonly string[] = [...freeKeys, aclKey, tagKey, sourceArnKey, secureKey];
  return (
    others.includes(key) || /^(?:aws:principal|s3:x-amz-server-side-encryption(?:-aws|-cust|$))/.test(key)
  );
}

/** Whether a request came by TLS, which every request shows. */
function isSecure(formulas: Formulas, isTrue: Formula): Text {
  return {
    alternatives: [
      { when: isTrue, cells: constant("true") },
      { when: formulas.not(isTrue), cells: constant("false") },
    ],
    isUnknown: false,
  };
}

interface Parts {
  readonly caller: Caller;
  readonly objectKey: Cells;
  /** The keys that do not follow from the caller. */
  readonly texts: ReadonlyMap<string, Text>;
}

/** Only identities have tags, and only a service's own calls have a source. */
export function worldOf(formulas: Formulas, { caller, objectKey, texts }: Parts): World {
  const isIdentity = formulas.or(...identities.map((kind) => caller.is[kind]));
  const keys = new Map([...texts, ...callerKeys(formulas, caller)]);
  for (const [key, guard] of [
    [tagKey, isIdentity],
    [sourceArnKey, caller.is.service],
  ] as const) {
    const text = keys.get(key);
    if (text !== undefined) keys.set(key, onlyIf(formulas, guard, text));
  }
  return { caller, resource: [...constant(`${bucketArn}/`), ...objectKey], keys };
}

function onlyIf(formulas: Formulas, guard: Formula, { alternatives, isUnknown }: Text): Text {
  return {
    alternatives: alternatives.map(({ when, cells }) => ({ when: formulas.and(guard, when), cells })),
    isUnknown,
  };
}

/** An empty one too: the value of a tag may be, and what clients send in a header. */
function anyText(formulas: Formulas): Text {
  const cells = anyCharacters(formulas, " -~", { min: 0, max: 10 });
  return { alternatives: [{ when: formulas.declare("Bool"), cells }], isUnknown: false };
}

function anyArn(formulas: Formulas): Text {
  const cells = [
    ...constant("arn:aws:"),
    ...anyCharacters(formulas, "a-z0-9-", { min: 2, max: 10 }),
    ...constant(":"),
    ...anyCharacters(formulas, "a-z0-9-", { min: 0, max: 10 }),
    ...constant(":"),
    ...anyCharacters(formulas, "0-9", { min: 0, max: 12 }),
    ...constant(":"),
    ...anyCharacters(formulas, "!-~", { min: 1, max: 14 }),
  ];
  return { alternatives: [{ when: formulas.declare("Bool"), cells }], isUnknown: false };
}
