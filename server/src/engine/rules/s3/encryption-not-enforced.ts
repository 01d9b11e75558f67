import type { Fix, Rule } from "../../lint/rule.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { awaitsDeny } from "../../prove/unfinished.ts";
import { actsOnUploads, isEncryptionKey } from "../../prove/uploads/pinnedKeys.ts";
import { uploadsOf } from "../../prove/uploads.ts";
import { missingHeaderDeny, wrongAlgorithmDeny, wrongKeyDeny } from "../../templates/bucketStatements.ts";
import { propertyOf } from "../../tree/node.ts";
import { encryptionChecksOf, triesToEnforce } from "../encryptionChecks.ts";
import { bucketArnOf } from "../bucketArn.ts";
import { MISSING_KEY } from "../openUploads.ts";
import { addStatements } from "../uploadFixes.ts";

export const encryptionNotEnforced: Rule = {
  id: "s3/encryption-not-enforced",
  summary: "Nothing says how uploads are to be encrypted",
  kinds: ["s3-bucket-policy"],
  severity: "information",

  *check(policy) {
    const statements = propertyOf(policy.root, "Statement");
    if (policy.tree.errors.length > 0 || statements === undefined || !isAboutBuckets(policy)) return;
    if (triesToEnforce(policy) || policy.once(awaitsDeny) || isClosedForUploads(policy)) return;
    const besides = encryptionChecksOf(policy).length > 0 ? "all " : "";
    yield {
      at: statements.name,
      message:
        `No statement here says how ${besides}uploads are to be encrypted: the client chooses or, where it does not, the bucket's default encryption. ` +
        "If all objects are to be under one key, deny all other uploads.",
      fixes: () => fixesOf(policy),
    };
  },
};

/** An access point's policy has nothing to say about the bucket behind it. */
function isAboutBuckets({ statements }: Policy): boolean {
  const resources = statements.flatMap(({ resource }) => resource?.values ?? []);
  return resources.length > 0 && !resources.some(({ value }) => value.includes(":accesspoint/"));
}

/** Where nothing gets in without a header, the client has to say something. Only some denies are worth a proof of that. */
function isClosedForUploads(policy: Policy): boolean {
  const mayClose = ({ effect, conditions }: Statement): boolean =>
    effect === "Deny" &&
    (conditions.length === 0 || conditions.some(({ key }) => isEncryptionKey(key.value)));
  if (!policy.statements.some((statement) => mayClose(statement) && actsOnUploads(statement))) return false;
  return policy.once(uploadsOf).rows.some(({ row, verdict }) => row === "no-header" && verdict === "closed");
}

function fixesOf(policy: Policy): readonly Fix[] {
  const bucketArn = bucketArnOf(policy);
  if (bucketArn === undefined) return [];
  const edits = addStatements(policy, [
    missingHeaderDeny(bucketArn),
    wrongAlgorithmDeny(bucketArn),
    wrongKeyDeny(bucketArn, MISSING_KEY),
  ]);
  const title = "Add statements that deny uploads under any key but one, with the key's ARN to fill in";
  return edits === undefined ? [] : [{ title, access: "narrower", edits }];
}
