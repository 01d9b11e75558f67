import type { Fix, Rule } from "../../lint/rule.ts";
import { callerInWords } from "../../lint/putObjectCommand.ts";
import { edited } from "../../policy/edited.ts";
import type { Policy } from "../../policy/policy.ts";
import { ownBucketArnsIn } from "../../policy/namedBuckets.ts";
import { findPlainRequest } from "../../prove/plainTransport.ts";
import { awaitsDeny } from "../../prove/unfinished.ts";
import { plainTransportDeny } from "../../templates/bucketStatements.ts";
import { propertyOf } from "../../tree/node.ts";
import { bucketArnOf } from "../bucketArn.ts";
import { addStatements } from "../uploadFixes.ts";
import { turnedRoundProblems } from "./effect/turnedRound.ts";

export const plainHttpAllowed: Rule = {
  id: "s3/plain-http-allowed",
  summary: "Requests that do not come over TLS get through",
  kinds: ["s3-bucket-policy"],
  severity: "information",

  *check(policy) {
    const statements = propertyOf(policy.root, "Statement");
    const bucketArn = bucketArnOf(policy);
    if (policy.tree.errors.length > 0 || statements === undefined || bucketArn === undefined) return;
    const turnedRound = turnedRoundProblems(policy);
    yield* turnedRound;
    // A second Deny beside one that is against TLS would leave nobody in.
    if (turnedRound.length > 0 || policy.once(awaitsDeny)) return;
    const request = findPlainRequest(policy, bucketArn);
    if (request === undefined) return;
    yield {
      at: statements.name,
      message: `No statement denies requests over plain HTTP, such as ${request.action} on ${request.resource} by ${callerInWords(request.caller)}: whoever is on the way can read and change what is sent.`,
      fixes: () => fixesOf(policy, bucketArn),
    };
  },
};

function fixesOf(policy: Policy, bucketArn: string): readonly Fix[] {
  const edits = addStatements(policy, [plainTransportDeny(bucketArn)]);
  const title = "Add a statement that denies every request without TLS";
  // Where another bucket may be the policy's own, the statement is for this one alone.
  if (edits === undefined || ownBucketArnsIn(policy).length > 1) return [];
  if (findPlainRequest(edited(policy, edits), bucketArn) !== undefined) return [];
  return [{ title, access: "narrower", edits }];
}
