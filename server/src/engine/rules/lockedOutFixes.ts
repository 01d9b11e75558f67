import { nearest } from "../catalog/nearest.ts";
import { coversAction } from "../evaluate/actions.ts";
import type { Fix } from "../lint/rule.ts";
import { removePrincipals } from "../lint/statementEdits.ts";
import { shortNameOf, titleOf } from "../lint/words.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { identitiesNamedBy, identitiesOf, type Mention } from "../set/mentions.ts";
import { appendToList, replaceValue } from "../tree/edits.ts";
import { propertyOf } from "../tree/node.ts";
import type { LockedOut } from "./lockedOut.ts";
import { quoted } from "./quoted.ts";
import { fixOf, placed, type Seen } from "./seen.ts";

/** Somebody whom a key policy names and the bucket policy does not, by nearly the same name. */
export function mistakenNameOf(key: Policy, identity: string): Mention | undefined {
  const mentions = identitiesNamedBy(key);
  const near = nearest(identity, new Set(mentions.map(({ value }) => value)));
  return mentions.find(({ value }) => value === near);
}

/**
 * One name in both documents, where it may be a slip of the pen; else the name in both, or in neither. Whom the key
 * policy denies its use is meant by that name, and no Allow helps it.
 */
export function fixesOf(lockedOut: LockedOut, bucket: Seen, key: Seen): readonly Fix[] {
  const { identity, principals, deniedBy } = lockedOut;
  if (deniedBy !== undefined) return [removalOf(lockedOut, bucket) ?? []].flat();
  const mistaken = mistakenNameOf(key.policy, identity)?.value;
  const fixes: (Fix | undefined)[] = [];
  if (mistaken !== undefined) {
    const inKey = identitiesNamedBy(key.policy).filter(({ value }) => value === mistaken);
    const there = principals.map(({ node }) => replaceValue("", node, mistaken));
    const here = inKey.map(({ at }) => replaceValue("", at, identity));
    fixes.push(
      fixOf(`Use ${quoted(mistaken)} ${placed(bucket)}`, "wider", bucket, there),
      fixOf(`Use ${quoted(identity)} ${placed(key)}`, "wider", key, here),
    );
  }
  fixes.push(additionOf(lockedOut, key), removalOf(lockedOut, bucket));
  return fixes.filter((fix) => fix !== undefined);
}

/** Adds it to the principals of a statement that gives just what it needs. */
function additionOf({ identity, needed }: LockedOut, key: Seen): Fix | undefined {
  const giver = key.policy.statements.find((statement) => gives(statement, needed));
  const list = propertyOf(giver?.principal?.property.value, "AWS")?.value;
  if (giver === undefined || list === undefined) return undefined;
  const title = `Add ${quoted(identity)} to Principal of ${titleOf(giver)} ${placed(key)}`;
  return fixOf(title, "wider", key, [appendToList(key.policy.tree.text, list, identity)]);
}

function gives(statement: Statement, needed: string): boolean {
  const { effect, action, principal } = statement;
  return (
    effect === "Allow" &&
    principal?.negated === false &&
    identitiesOf(statement).length > 0 &&
    coversAction(action, needed) === true
  );
}

/** Where several statements name it, each of them may give it something else. */
function removalOf({ identity, principals }: LockedOut, bucket: Seen): Fix | undefined {
  const giver = bucket.policy.statements.find(({ principal }) =>
    principals.every((each) => principal?.values.includes(each)),
  );
  const edits = giver && removePrincipals(giver, principals);
  return edits && fixOf(`Remove ${shortNameOf(identity)} ${placed(bucket)}`, "narrower", bucket, edits);
}
