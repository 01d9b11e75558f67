import { operatorOf, type OperatorFacts } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { hasWildcard } from "../../policy/glob.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Condition, ConditionValue, Policy, Statement } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { placeholderOf } from "../placeholderOf.ts";
import { quoted } from "../quoted.ts";
import { isSession } from "./conditions/valueForms.ts";
import { misspeltValue } from "./conditions/listedValues.ts";
import { whenMatchingMore } from "./conditions/whenMatchingMore.ts";

export const valueNeverMatches: Rule = {
  id: "policy/value-never-matches",
  summary: "A condition value of a form that its key never has",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["INVALID_VPCE_FORMAT", "INVALID_VPC_FORMAT"],

  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const facts = operatorOf(condition.operator);
        if (facts?.family !== "string" && facts?.family !== "arn") continue;
        for (const value of condition.values) yield* problemsOf(policy, statement, condition, value, facts);
      }
  },
};

/** What the values of a key look like. */
interface Form {
  readonly fits: (value: string) => boolean;
  /** What they look like, as a sentence goes on. */
  readonly looks: string;
  /** The value that was meant, where it is plain. */
  readonly meant?: (value: string) => string | undefined;
}

function id(prefix: string, what: string): Form {
  const pattern = new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`);
  return { fits: (value) => pattern.test(value), looks: `the id of ${what}, such as "${prefix}-1a2b3c4d"` };
}

const organization: Form = {
  fits: (value) => /^o-[a-z0-9]{10,32}$/.test(value),
  looks: 'the id of an organization, such as "o-a1b2c3d4e5"',
};

const aliasName: Form = {
  fits: (value) => value.startsWith("alias/"),
  looks: 'the name of an alias, such as "alias/ledger"',
  meant: (value) => {
    const arn = parseArn(value);
    return arn?.service === "kms" && arn.resource.startsWith("alias/") ? arn.resource : undefined;
  },
};

/** By the key's name in lower case. */
const forms: ReadonlyMap<string, Form> = new Map<string, Form>([
  ["aws:sourcevpc", id("vpc", "a VPC")],
  ["aws:sourcevpce", id("vpce", "a VPC endpoint")],
  ["aws:principalorgid", organization],
  ["aws:resourceorgid", organization],
  ["aws:sourceorgid", organization],
  ["kms:requestalias", aliasName],
  ["kms:resourcealiases", aliasName],
  [
    "aws:principalarn",
    {
      fits: (value) => !isSession(value),
      looks: "the ARN of the role, not of its session",
      meant: roleOfSession,
    },
  ],
  [
    "kms:viaservice",
    {
      fits: (value) => /^[a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com$/.test(value),
      looks: 'a service in a Region, such as "s3.eu-central-1.amazonaws.com", in every partition',
      meant: (value) => /^([a-z0-9-]+\.[a-z0-9-]+\.amazonaws\.com)\.cn$/.exec(value)?.[1],
    },
  ],
]);

/** The role that a session was made from; its path does not show there. */
function roleOfSession(value: string): string | undefined {
  const [, partition, account, role] =
    /^arn:([^:]*):sts::(\d{12}):assumed-role\/([^/]+)(?:\/.*)?$/.exec(value) ?? [];
  return role === undefined ? undefined : `arn:${String(partition)}:iam::${String(account)}:role/${role}`;
}

/** As in AWS's sample for scans of GuardDuty. The session adds nothing then, and takes nothing away. */
function standsBesideItsRole({ key, values }: Condition, session: string): boolean {
  const role = roleOfSession(session);
  return /^aws:principalarn$/i.test(key.value) && values.some(({ value }) => value === role);
}

/** What the key's values look like, where it has a form of its own or a fixed set of values that this is none of. */
function formOf({ key }: Condition, value: string, { comparison }: OperatorFacts): Form | undefined {
  const name = key.value.toLowerCase();
  const misspelt = misspeltValue(name, value, comparison === "equalsIgnoreCase");
  if (misspelt === undefined) return forms.get(name);
  return { looks: misspelt.looks, fits: () => false, meant: () => misspelt.meant };
}

function* problemsOf(
  policy: Policy,
  statement: Statement,
  condition: Condition,
  { value, node }: ConditionValue,
  facts: OperatorFacts,
): Iterable<Problem> {
  const form = formOf(condition, value, facts);
  if (form === undefined) return;
  const { fits, looks, meant } = form;
  if (fits(value) || isOpen(condition, value) || placeholderOf(policy, value) !== undefined) return;
  if (standsBesideItsRole(condition, value)) return;
  yield {
    at: node,
    message: `${condition.key.value} is ${looks}, but here stands ${quoted(value)}, which it never is.`,
    fixes: (): readonly Fix[] => {
      const better = meant?.(value);
      if (better === undefined) return [];
      const access = whenMatchingMore(statement, condition);
      return [{ title: `Write "${better}"`, access, edits: [replaceValue(policy.tree.text, node, better)] }];
    },
  };
}

/** A pattern or a variable may come to fit, except that no pattern turns a session into its role. */
function isOpen({ key }: Condition, value: string): boolean {
  if (/^aws:principalarn$/i.test(key.value) && /^arn:[^:*?]*:sts:[^:]*:[^:]*:assumed-role\//.test(value))
    return false;
  return value.includes("${") || hasWildcard(value);
}
