import { coversAction } from "../../evaluate/actions.ts";
import type { Fix, Rule } from "../../lint/rule.ts";
import { titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { uploadsOf } from "../../prove/uploads.ts";
import { appendToList } from "../../tree/edits.ts";
import { checksKey, encryptionChecksOn } from "../encryptionChecks.ts";
import { gapsOf, letsRightUploadsIn } from "../uploadGaps.ts";
import { sentence } from "../sentence.ts";

export const replicationNotCovered: Rule = {
  id: "s3/replication-not-covered",
  summary: "Copies that replication writes are not checked",
  kinds: ["s3-bucket-policy"],
  severity: "information",

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    const statement = encryptionChecksOn(policy, UPLOAD).find(checksKey)?.statement;
    if (statement?.action === undefined || isReplicationCovered(policy)) return;
    // Uploads come first: where they are not held to one key, copies need not be either.
    if (gapsOf(policy).length > 0 || !letsRightUploadsIn(policy.once(uploadsOf))) return;
    yield {
      at: statement.action.property.name,
      message: `${sentence(titleOf(statement))} holds uploads to one key, but not the copies that replication writes into this bucket: they ask for "${REPLICATION}". Such a copy may be under another key.`,
      fixes: () => fixesOf(policy, statement),
    };
  },
};

const UPLOAD = "s3:PutObject";
const REPLICATION = "s3:ReplicateObject";

/** Whether a Deny holds copies to a key, or refuses them whatever they are. */
function isReplicationCovered(policy: Policy): boolean {
  const isRefused = ({ effect, action, conditions }: Statement): boolean =>
    effect === "Deny" && conditions.length === 0 && coversAction(action, REPLICATION) !== false;
  return encryptionChecksOn(policy, REPLICATION).some(checksKey) || policy.statements.some(isRefused);
}

function fixesOf({ tree }: Policy, statement: Statement): readonly Fix[] {
  const { action } = statement;
  if (action?.property.value === undefined || action.negated) return [];
  return [
    {
      title: `Add "${REPLICATION}" to Action of ${titleOf(statement)}`,
      access: "narrower",
      edits: [appendToList(tree.text, action.property.value, REPLICATION)],
    },
  ];
}
