import fc from "fast-check";
import type { Caller, Request } from "../../../server/src/engine/evaluate/request.ts";

/** Few callers, actions, objects and values, so that every request can be looked at. */
const account = "111122223333";
const clerk = `arn:aws:iam::${account}:role/Clerk`;
const guest = "arn:aws:iam::444455556666:user/Guest";
const header = "s3:x-amz-server-side-encryption";
const acl = "s3:x-amz-acl";

const callers: readonly Caller[] = [
  { type: "session", arn: `arn:aws:sts::${account}:assumed-role/Clerk/shift`, roleArn: clerk },
  {
    type: "session",
    arn: `arn:aws:sts::${account}:assumed-role/Cook/shift`,
    roleArn: `arn:aws:iam::${account}:role/Cook`,
  },
  { type: "root", arn: `arn:aws:iam::${account}:root` },
  { type: "user", arn: guest },
  { type: "anonymous" },
];
const actions = ["s3:PutObject", "s3:GetObject"];
const objects = ["arn:aws:s3:::ledger/a", "arn:aws:s3:::ledger/safe/b"];
const algorithms = [undefined, "aws:kms", "AES256", "aws:kms:dsse", "aws:fsx", "aws:backup"];
const acls = [undefined, "private", "public-read"];

/** Every request of the small world that can happen: only uploads have headers. */
export function toRequests(): readonly Request[] {
  return callers.flatMap((caller) =>
    actions.flatMap((action) =>
      objects.flatMap((resource) =>
        contextsFor(action).map((context) => ({ caller, action, resource, context })),
      ),
    ),
  );
}

function contextsFor(action: string): readonly ReadonlyMap<string, readonly string[]>[] {
  const [encryptions, lists] = action === "s3:PutObject" ? [algorithms, acls] : [[undefined], [undefined]];
  return [true, false].flatMap((isSecure) =>
    encryptions.flatMap((algorithm) =>
      lists.map((list) => {
        const entries = [
          ["aws:securetransport", String(isSecure)],
          [header, algorithm],
          [acl, list],
        ] as const;
        return new Map(entries.flatMap(([key, value]) => (value === undefined ? [] : [[key, [value]]])));
      }),
    ),
  );
}

export const allRequests = toRequests();

const some = <T>(...values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });

const condition = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("StringEquals", "StringNotEquals", "StringLike"),
      some("aws:kms", "AES256", "aws:*"),
    )
    .map(([operator, values]): Record<string, object> => ({ [operator]: { [header]: values } })),
  fc
    .tuple(fc.constantFrom("StringEquals", "StringNotEqualsIfExists"), some("private", "public-read"))
    .map(([operator, values]): Record<string, object> => ({ [operator]: { [acl]: values } })),
  fc.constantFrom("true", "false").map((value): Record<string, object> => ({ Null: { [header]: value } })),
  fc
    .constantFrom("true", "false")
    .map((value): Record<string, object> => ({ Bool: { "aws:SecureTransport": value } })),
);

/** A statement about the small world whose every decision is documented. */
export const smallStatement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Principal: fc.oneof(
    fc.constant("*"),
    some(clerk, account, guest).map((AWS) => ({ AWS })),
  ),
  Action: some("s3:PutObject", "s3:GetObject", "s3:*Object"),
  Resource: some("arn:aws:s3:::ledger/*", "arn:aws:s3:::ledger/safe/*"),
  Condition: fc
    .array(condition, { maxLength: 2 })
    .map((list) => Object.assign({}, ...list) as Record<string, object>),
});
