import fc from "fast-check";
import {
  account,
  auditor,
  clerk,
  cook,
  foreignKey,
  keyIdKey,
  members,
  otherAccount,
  otherKey,
  rightKey,
  some,
  sse,
  wholeKeys,
} from "./generatedConditions.ts";
import type { DefaultEncryption } from "./rows.ts";
import type { StatementJson } from "./statements.ts";

/** A policy, and what the engine is told besides. */
export interface Case {
  readonly statements: readonly StatementJson[];
  readonly defaultEncryption?: DefaultEncryption;
  /** Undefined where the keys that the policy pins are to be found in it. */
  readonly rightKey?: string;
}

const principal = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ Principal: "*" as const }) },
  { weight: 1, arbitrary: fc.constant({ Principal: { AWS: "*" } }) },
  {
    weight: 4,
    arbitrary: some([clerk, cook, auditor, account, `arn:aws:iam::${otherAccount}:root`], 3).map((AWS) => ({
      Principal: { AWS },
    })),
  },
  { weight: 1, arbitrary: fc.constant({ Principal: { Service: "logging.s3.amazonaws.com" } }) },
);
const action = fc.oneof(
  { weight: 40, arbitrary: fc.constant({ Action: "s3:PutObject" }) },
  {
    weight: 24,
    arbitrary: some(
      ["s3:PutObject", "s3:*", "s3:Put*", "S3:putobject", "s3:GetObject", "*", "s3:Put??ject"],
      2,
    ).map((Action) => ({ Action })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom("s3:GetObject", "s3:Put*", "s3:Put*Tagging")
      .map((NotAction) => ({ NotAction })),
  },
  { weight: 1, arbitrary: fc.constant({ Action: "*:PutObject" }) },
);
const bucket = "arn:aws:s3:::ledger";
const resource = fc.oneof(
  { weight: 56, arbitrary: fc.constant({ Resource: `${bucket}/*` }) },
  {
    weight: 32,
    arbitrary: some(
      ["/*", "/safe/*", "/*.txt", "/?*", "/s?fe/*", "/*/*", "/[^s]*", "*", "", "/a*", "/safe/????"].map(
        (end) => `${bucket}${end}`,
      ),
      3,
    ).map((Resource) => ({ Resource })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("*", "arn:aws:s3:::l*", "arn:aws:s3:::*/*").map((Resource) => ({ Resource })),
  },
  {
    weight: 3,
    arbitrary: some(
      ["/open/*", "/safe/*", "/*.txt"].map((end) => `${bucket}${end}`),
      2,
    ).map((NotResource) => ({
      NotResource,
    })),
  },
  { weight: 1, arbitrary: fc.constant({ Resource: "arn:*:s3:::ledger/*" }) },
);

const effect = fc.constantFrom("Deny", "Deny", "Deny", "Deny", "Deny", "Allow");

/** Members of one operator stand in one object, and the last of the same name counts. */
const statement: fc.Arbitrary<StatementJson> = fc
  .tuple(effect, principal, action, resource, members)
  .map(([Effect, who, what, where, list]) => {
    const Condition: Record<string, Record<string, string | string[] | boolean>> = {};
    for (const [operator, key, value] of list) Condition[operator] = { ...Condition[operator], [key]: value };
    return { Effect, ...who, ...what, ...where, ...(list.length > 0 && { Condition }) };
  });

/** The statements that mean to close rows, so that closed ones are not rare. */
const guard = (Condition: StatementJson["Condition"]): StatementJson => ({
  Effect: "Deny",
  Principal: "*",
  Action: "s3:PutObject",
  Resource: `${bucket}/*`,
  ...(Condition !== undefined && { Condition }),
});
const guards = fc.subarray(
  [
    guard({ Null: { [sse]: "true" } }),
    guard({ StringNotEquals: { [sse]: "aws:kms" } }),
    guard({ ArnNotEquals: { [keyIdKey]: rightKey } }),
    guard({ ArnNotEqualsIfExists: { [keyIdKey]: [rightKey, otherKey] } }),
    guard({ Null: { [`${sse}-customer-algorithm`]: false } }),
  ],
  { maxLength: 2 },
);

/** The bucket is the one that this statement, which hits no upload, names. */
const anchor: StatementJson = { ...guard(undefined), Action: "s3:GetObject" };

const defaults = fc.constantFrom<DefaultEncryption | undefined>(
  undefined,
  { algorithm: "AES256" },
  { algorithm: "aws:kms", keyId: rightKey },
  { algorithm: "aws:kms", keyId: foreignKey },
  { algorithm: "aws:kms" },
);

/** Policies of the fragment of strings, ARNs and presence. */
export const cases: fc.Arbitrary<Case> = fc
  .tuple(
    fc.array(statement, { minLength: 1, maxLength: 6 }),
    guards,
    defaults,
    fc.constantFrom(rightKey, rightKey, otherKey, undefined),
  )
  .map(([list, more, defaultEncryption, key]) => {
    const statements = [...more, ...list, anchor];
    const isPinned = key === undefined && pinnedKeys(statements).length > 0;
    return {
      statements,
      ...(defaultEncryption !== undefined && { defaultEncryption }),
      ...(!isPinned && { rightKey: key ?? rightKey }),
    };
  });

/** The keys that denies on uploads spare; none unless each is the whole ARN of a key, in a plain Deny. */
export function pinnedKeys(statements: readonly StatementJson[]): readonly string[] {
  const pinning = statements.flatMap(({ Effect, Action, Condition }) =>
    Object.entries(Condition ?? {}).flatMap(([operator, list]) =>
      Effect === "Deny" && /^(?:String|Arn)Not/.test(operator) && keyIdKey in list
        ? [{ isPlain: Action === "s3:PutObject", values: [list[keyIdKey] ?? []].flat().map(String) }]
        : [],
    ),
  );
  const pins = pinning.flatMap(({ values }) => values);
  const isSimple = pinning.every(({ isPlain }) => isPlain) && pins.every((pin) => wholeKeys.includes(pin));
  return isSimple ? [...new Set(pins)] : [];
}

/** The whole ARNs of keys that denies on uploads refuse. */
export function refusedKeys(statements: readonly StatementJson[]): readonly string[] {
  const values = statements
    .filter((one) => one.Effect === "Deny" && mayCoverUploads(one))
    .flatMap(({ Condition }) => Object.entries(Condition ?? {}))
    .filter(([operator]) => !operator.includes("Not") && operator !== "Null")
    .flatMap(([, list]) => [list[keyIdKey] ?? []].flat().map(String));
  return [...new Set(values)].filter((value) => wholeKeys.includes(value));
}

/** Whether the actions may be meant for uploads, whatever stands before the colon. */
function mayCoverUploads({ Action, NotAction }: StatementJson): boolean {
  const isCovered = [Action ?? NotAction ?? []].flat().some((value) => {
    const pattern = value.toLowerCase().replace(/.*:/, "").replaceAll("*", ".*").replaceAll("?", ".");
    return new RegExp(`^${pattern}$`).test("putobject");
  });
  return isCovered === (Action !== undefined);
}
