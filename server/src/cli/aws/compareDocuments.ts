import type { Connection, Deployed } from "../../aws/aws.ts";
import { readDocument, type Policy } from "../../engine/engine.ts";
import { encryptionChanges } from "../../engine/features/encryptionChanges.ts";
import { differenceOf, type Difference } from "../../engine/prove/difference.ts";
import { differenceLines, differenceToJson, hasDifference } from "../reporters/difference.ts";
import { printable } from "../reporters/printable.ts";
import type { Painter } from "../reporters/style.ts";
import type { Aws } from "./account.ts";

/** A file and what AWS has in its place. */
export interface Compared {
  readonly file: string;
  readonly deployed: Deployed;
  /**
   * `same`: both say the same. `alike`: both are written differently and decide everything alike. `differs`: they do
   * not, or that cannot be ruled out. `missing`: AWS has no such document.
   */
  readonly outcome: "same" | "alike" | "differs" | "missing";
  /** For policies that are written differently. */
  readonly difference?: Difference;
  /** For encryption that is written differently. */
  readonly changes?: readonly string[];
}

/** Compares what AWS has with a file; AWS's is the older version. */
export async function compareWith(
  aws: Aws,
  connection: Connection,
  file: string,
  policy: Policy,
  deployed: Deployed,
): Promise<Compared> {
  const text = await aws.readDeployed(connection, deployed);
  const common = { file, deployed };
  if (text === undefined) return { ...common, outcome: "missing" };
  if (aws.sameDocument(policy.kind, policy.tree.text, text)) return { ...common, outcome: "same" };
  const { kind, surroundings } = policy;
  const older = readDocument({ text, fileName: "", kind, surroundings });
  if (older === undefined) return { ...common, outcome: "differs" };
  if (kind === "s3-bucket-encryption") {
    const changes = encryptionChanges(older, policy);
    return { ...common, outcome: changes.length === 0 ? "alike" : "differs", changes };
  }
  const difference = differenceOf(older, policy);
  return { ...common, outcome: hasDifference(difference) ? "differs" : "alike", difference };
}

export function comparedToJson({ file, deployed, outcome, difference, changes }: Compared): object {
  return {
    file,
    kind: deployed.kind,
    of: deployed.of,
    outcome,
    ...(difference && { difference: differenceToJson(difference) }),
    ...(changes && { changes }),
  };
}

export function comparedLines({ file, deployed, ...compared }: Compared, paint: Painter): readonly string[] {
  const { outcome, difference, changes = [] } = compared;
  return [
    paint("bold", `${printable(file)} and what AWS has for ${printable(deployed.of)}`),
    ...[sentences[outcome]].map((sentence) =>
      paint(outcome === "same" ? "green" : "yellow", `  ${sentence}`),
    ),
    ...changes.map((change) => `  ${printable(change)}`),
    ...(difference && outcome === "differs" ? differenceLines(difference, paint).map(indented) : []),
  ];
}

const sentences: Readonly<Record<Compared["outcome"], string>> = {
  same: "They say the same.",
  alike: "They are written differently and decide everything alike.",
  differs: "They differ. Below, before is what AWS has and now is the file.",
  missing: "AWS has no such document.",
};

function indented(line: string): string {
  return line === "" ? "" : `  ${line}`;
}
