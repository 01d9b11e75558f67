import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Policy } from "../../policy/policy.ts";
import { uploadsOf, type Uploads } from "../../prove/uploads.ts";
import { replaceValue } from "../../tree/edits.ts";
import { toJson } from "../../tree/toJson.ts";
import { pinConflictsOf, type PinConflict, type Pinning } from "../conflictingPins.ts";
import { quoted } from "../quoted.ts";
import { verifiedFixes, type Candidate } from "../uploadFixes.ts";
import { letsRightUploadsIn, opensNoGap } from "../uploadGaps.ts";
import { sentence } from "../sentence.ts";

export const twoKeysPinned: Rule = {
  id: "s3/two-keys-pinned",
  summary: "Two denies ask for different keys, so no upload pleases both",
  kinds: ["s3-bucket-policy"],
  severity: "error",

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    for (const conflict of pinConflictsOf(policy)) yield problemOf(policy, conflict);
  },
};

function problemOf(policy: Policy, { one, other, object }: PinConflict): Problem {
  const getsIn = letsRightUploadsIn(policy.once(uploadsOf));
  const example = getsIn ? `, as for ${object}` : "";
  const [pin, otherPin] = [one.pins[0], other.pins[0]];
  return {
    at: pin.node,
    ...(getsIn && { severity: "warning" }),
    message:
      `${sentence(titleOf(one.statement))} denies all keys but ${quoted(pin.value)}, and ${titleOf(other.statement)} all but ${quoted(otherPin.value)}. ` +
      `Every Deny counts, so nothing gets in where both apply${example}. Where either key will do, list both in each condition.`,
    related: [{ at: otherPin.node, message: "The other key." }],
    fixes: () => fixesOf(policy, one, other),
  };
}

/** Either of the keys in both, or both keys in both. */
function fixesOf(policy: Policy, one: Pinning, other: Pinning): readonly Fix[] {
  const before = policy.once(uploadsOf);
  const isGood = (after: Uploads): boolean => letsRightUploadsIn(after) && opensNoGap(before, after);
  return verifiedFixes(policy, [alike(policy, one, other), alike(policy, other, one)], isGood);
}

/** Lets one ask for the other's keys. */
function alike({ tree }: Policy, one: Pinning, other: Pinning): Candidate {
  const [from, to] = [one.condition.property.value, other.condition.property.value];
  const edits = from && to && [replaceValue(tree.text, from, toJson(to))];
  const title = `Ask for ${quoted(other.pins[0].value)} in ${titleOf(one.statement)}, too`;
  return { title, access: "wider", edits };
}
