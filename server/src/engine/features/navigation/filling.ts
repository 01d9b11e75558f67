import type { Policy } from "../../policy/policy.ts";
import type { Span } from "../../tree/node.ts";
import { occurrencesIn, occurrencesOf, type Occurrence } from "./occurrences.ts";
import { isSameSubject, type Slot, type Subject } from "./subject.ts";

/** The placeholders within a stretch of a document, each once. */
export function placeholdersWithin(policy: Policy, { start, end }: Span): readonly Occurrence[] {
  const inside = occurrencesIn(policy).filter(
    (each) => each.subject.kind === "placeholder" && start <= each.start && each.end <= end,
  );
  return inside.filter(
    ({ subject }, index) => inside.findIndex((other) => isSameSubject(other.subject, subject)) === index,
  );
}

/** What a fix that fills a placeholder in everywhere is called. */
export function fillingTitle(policies: readonly Policy[], placeholder: Subject): string {
  const counts = policies
    .map((policy) => occurrencesOf(policy, placeholder).length)
    .filter((count) => count > 0);
  const places = counts.reduce((sum, count) => sum + count, 0);
  const where = counts.length === 1 ? "" : ` of ${String(counts.length)} documents`;
  return places === 1
    ? `Fill in "${placeholder.name}"…`
    : `Fill in "${placeholder.name}" in ${String(places)} places${where}…`;
}

/** What belongs in a placeholder's place, for whoever is asked for it. */
export function promptOf(subject: Subject): string {
  return subject.kind === "placeholder" ? prompts[subject.slot] : "";
}

const prompts: Readonly<Record<Slot, string>> = {
  account: "The 12 digits of the account's id",
  region: "The Region, such as eu-central-1",
  bucket: "The bucket's name",
  keyId: "The key's id",
  keyArn: "The full ARN of the key",
  keyReference: "The full ARN of the key",
  identity: "The name of the role or user",
  text: "What belongs in its place",
};
