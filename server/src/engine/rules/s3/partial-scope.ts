import { putObjectCommand, uploaderInWords } from "../../lint/putObjectCommand.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { awaitsDeny } from "../../prove/unfinished.ts";
import { encryptionChecksOn, triesToEnforce } from "../encryptionChecks.ts";
import { verifiedFixes } from "../uploadFixes.ts";
import { gapsOf, isNoWorse, type Gap } from "../uploadGaps.ts";
import { sentence } from "../sentence.ts";
import { limitsIn, type Limit } from "./scope/limits.ts";

export const partialScope: Rule = {
  id: "s3/partial-scope",
  summary: "Encryption is checked for some principals or objects only",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    if (policy.tree.errors.length > 0 || !triesToEnforce(policy) || policy.once(awaitsDeny)) return;
    const [gap] = gapsOf(policy);
    const limited = gap === undefined ? [] : limitedChecksOf(policy);
    if (gap !== undefined && limited.length > 0) yield problemOf(policy, gap, limited);
  },
};

/** A Deny that would close a gap if it were for everyone and for all objects. */
interface LimitedCheck {
  readonly statement: Statement;
  readonly limits: readonly Limit[];
}

/** For each gap the first such Deny: one is enough to close it. */
function limitedChecksOf(policy: Policy): readonly LimitedCheck[] {
  const checks = encryptionChecksOn(policy, "s3:PutObject");
  const limitsOf = limitsIn(policy);
  const found = gapsOf(policy).flatMap(({ row }) => {
    const check = checks.find(({ refuses, statement }) => refuses(row) && limitsOf(statement).length > 0);
    return check === undefined ? [] : [check.statement];
  });
  return [...new Set(found)].map((statement) => ({ statement, limits: limitsOf(statement) }));
}

function problemOf(policy: Policy, { witness }: Gap, limited: readonly LimitedCheck[]): Problem {
  const [first, ...others] = limited.flatMap(({ statement, limits }) =>
    limits.map(({ at }) => ({ at, statement })),
  );
  const example =
    witness === undefined ? "" : `, such as: ${putObjectCommand(witness)} (by ${uploaderInWords(witness)})`;
  return {
    at: first?.at ?? policy.tree.root ?? { start: 0, end: 0 },
    message: `${sentence(listOf(sentencesOf(limited)))}. Other uploads are not checked and get in as they are${example}. Widen the statement unless that is meant.`,
    related: others.map(({ at, statement }) => ({ at, message: `What limits ${titleOf(statement)}.` })),
    fixes: () => fixesOf(policy, limited),
  };
}

/** Statements with the same limits share a part of the sentence. */
function sentencesOf(limited: readonly LimitedCheck[]): readonly string[] {
  const byWords = new Map<string, string[]>();
  for (const { statement, limits } of limited) {
    const words = limits.map((limit) => limit.words).join(" ");
    byWords.set(words, [...(byWords.get(words) ?? []), titleOf(statement)]);
  }
  return [...byWords].map(
    ([words, titles]) => `${listOf(titles)} ${titles.length > 1 ? "check" : "checks"} only uploads ${words}`,
  );
}

/** Widens all of them at once. */
function fixesOf(policy: Policy, limited: readonly LimitedCheck[]): readonly Fix[] {
  const limits = limited.flatMap((each) => each.limits);
  const edits = limits.flatMap(({ widen }) => widen ?? []);
  if (edits.length < limits.length) return [];
  const how = [...new Set(limits.map((limit) => limit.how))].join(" and ");
  const title = `Widen ${listOf(limited.map(({ statement }) => titleOf(statement)))}: ${how}`;
  return verifiedFixes(policy, [{ title, access: "narrower", edits }], (_uploads, after) =>
    isNoWorse(policy, after),
  );
}
