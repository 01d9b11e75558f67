import type { Policy, Statement } from "../../policy/policy.ts";

/** Sids for the parts of a statement: its own for the first, others that nobody has. None where it has none. */
export function splitSids({ statements }: Policy, { sid }: Statement, count: number): readonly string[] {
  if (sid === undefined || sid.value === "") return [];
  const taken = new Set(statements.flatMap((each) => each.sid?.value ?? []));
  // Behind a digit, another one would make another number.
  const stem = /\d$/.test(sid.value) ? `${sid.value}Part` : sid.value;
  const sids = [sid.value];
  for (let number = 2; sids.length < count; number++) {
    const name = `${stem}${String(number)}`;
    if (!taken.has(name)) sids.push(name);
  }
  return sids;
}
