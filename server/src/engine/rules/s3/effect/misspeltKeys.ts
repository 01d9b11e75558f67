import { conditionKeyOf, conditionKeys } from "../../../catalog/conditionKeys.ts";
import { nearest } from "../../../catalog/nearest.ts";
import { operatorOf } from "../../../evaluate/operators.ts";
import type { Problem } from "../../../lint/rule.ts";
import { titleOf } from "../../../lint/words.ts";
import type { Condition, Statement } from "../../../policy/policy.ts";
import { quoted } from "../../quoted.ts";

/** The conditions of a statement on a key that no request has, where it is plain which one was meant. */
export function* misspeltKeyProblems(statement: Statement): Iterable<Problem> {
  for (const condition of statement.conditions) {
    const { key } = condition;
    const meant = conditionKeyOf(key.value) === undefined ? meantKey(key.value) : undefined;
    const consequence = meant === undefined ? undefined : consequenceOf(statement, condition);
    if (meant === undefined || consequence === undefined) continue;
    yield {
      at: key,
      message: `There is no condition key ${quoted(key.value)}; "${meant}" is the nearest one. ${consequence}`,
      fixes: () => [
        {
          title: `Write "${meant}"`,
          // The condition comes to say something, and nobody knows to how many requests.
          access: statement.effect === "Deny" ? "narrower" : "wider",
          edits: [{ start: key.start, end: key.end, text: JSON.stringify(meant) }],
        },
      ],
    };
  }
}

/** A slip or two away, or without its service. */
function meantKey(name: string): string | undefined {
  if (!name.includes(":")) return ["s3", "aws"].flatMap((service) => exactKey(`${service}:${name}`) ?? [])[0];
  if (!/^(?:s3|aws):[\w-]+$/i.test(name)) return undefined;
  return nearest(name, namesOfBuckets, 2);
}

function exactKey(name: string): string | undefined {
  const key = conditionKeyOf(name);
  return key?.name.includes("${") === true ? undefined : key?.name;
}

const namesOfBuckets: readonly string[] = conditionKeys
  .map(({ name }) => name)
  .filter((name) => /^(?:s3|aws):[^$]+$/.test(name));

/** What it comes to that a key is absent from every request. Undefined where the operator is unknown, too. */
function consequenceOf(statement: Statement, { operator, values }: Condition): string | undefined {
  const facts = operatorOf(operator);
  if (facts === undefined) return undefined;
  const asksForAbsence = values.some(({ value }) => value.toLowerCase() === "true");
  const holds = facts.family === "null" ? asksForAbsence : facts.negated || operator.ifExists;
  if (operator.qualifier !== undefined) return undefined;
  const title = titleOf(statement);
  return holds
    ? `No request has it, so this condition always holds and ${title} applies regardless of it.`
    : `No request has it, so this condition never holds and ${title} has no effect.`;
}
