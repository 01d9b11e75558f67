import type { Outcome } from "../../../server/src/aws/aws.ts";
import type { AwsFinding } from "./awsFindings.ts";
import { nouns, type Subject } from "./subject.ts";

/** What came of a change, and what AWS has now. */
export function outcomeInWords({ outcome, error }: Outcome, { kind, target }: Subject): string {
  const it = `the ${nouns[kind]} of ${target.title}`;
  const reason = error === undefined ? "" : ` ${error.message}`;
  const sentences: Readonly<Record<Outcome["outcome"], string>> = {
    applied: `AWS has ${it} as it was sent.`,
    accepted: `AWS has taken ${it}, and still answers with the version before. That may take a few minutes: compare again later.`,
    changed: `Nothing was sent: ${it} has changed in AWS since it was shown. Compare again.`,
    kept: `AWS still has ${it} as it was.${reason}`,
    other: `AWS has ${it} in a version that was neither shown nor sent: somebody else changed it at the same time.${reason}`,
    unknown: `It is not known whether AWS has the old or the new version of ${it}. Compare with AWS once it answers.${reason}`,
  };
  return sentences[outcome];
}

/** AWS's own words about a document that it did not take, on what they name. */
export function complaintsIn({ error }: Outcome): readonly AwsFinding[] {
  const { complaint } = error ?? {};
  if (complaint === undefined) return [];
  const named = [...complaint.matchAll(/arn:[^\s"',]+|"([^"]+)"|\b[a-z0-9]+:[A-Za-z*]+/g)];
  const about = named.map(([whole, quoted]) => quoted ?? whole);
  return [{ severity: "error", message: `AWS does not take this document: ${complaint}`, about }];
}
