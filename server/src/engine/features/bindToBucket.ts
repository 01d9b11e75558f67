import { expandAction } from "../catalog/actions.ts";
import { keyActionClassOf } from "../catalog/keyActions.ts";
import type { Fix } from "../lint/rule.ts";
import { titleOf } from "../lint/words.ts";
import { parseArn } from "../policy/arn.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { accountsOf } from "../templates/keyPolicy.ts";
import { throughS3 } from "../templates/keyStatements.ts";
import { bucketArnOf } from "../templates/names.ts";
import { setProperty } from "../tree/edits.ts";

/** Ways to keep the use of a key to S3 and to the one bucket of its set, where the documents of the set name it. */
export function bindToBucket(policy: Policy): readonly Fix[] {
  const { region, bucket, partition = "aws" } = policy.surroundings.set ?? {};
  if (policy.kind !== "kms-key-policy" || region === undefined || bucket === undefined) return [];
  return policy.statements.filter(isFreeUse).map((statement) => {
    const accounts = accountsOf(principalsOf(statement));
    const use = { accounts, region, bucketArn: bucketArnOf(bucket, partition) };
    return {
      title: `Bind ${titleOf(statement)} to S3 in ${region} and the bucket "${bucket}"`,
      access: "narrower",
      edits: [setProperty(policy.tree.text, statement.node, "Condition", throughS3(use))],
    };
  });
}

/** An Allow without conditions that lets roles or users use the key, and neither administer it nor grant its use. */
function isFreeUse(statement: Statement): boolean {
  const { effect, conditions, action, principal } = statement;
  if (effect !== "Allow" || conditions.length > 0 || action === undefined || action.negated) return false;
  const classes = new Set(action.values.flatMap(({ value }) => expandAction(value)).map(keyActionClassOf));
  const isUse = classes.has("cryptographic") && !classes.has("administration") && !classes.has("grants");
  return isUse && principal?.negated === false && principalsOf(statement).every(isIdentity);
}

function principalsOf({ principal }: Statement): readonly string[] {
  return principal?.values.map(({ value }) => value) ?? [];
}

function isIdentity(name: string): boolean {
  const { service, resource = "" } = parseArn(name) ?? {};
  return service === "iam" && /^(?:role|user)\//.test(resource);
}
