import { oneDocument } from "../policy/documentKinds.ts";
import type { DocumentKind } from "../policy/policy.ts";
import { mistakeAt, type Config, type ConfigFinding } from "./config.ts";
import { documentMembers } from "./setMembers.ts";
import { pathsIn, type SetPath } from "./setPaths.ts";

/** What a path leads to: a document of some kind, one that has a nearer configuration, or nothing that is ours. */
export type Reached = DocumentKind | "hidden" | undefined;

/** What is to be said of the paths of sets that lead to no document as the set has it. */
export function mistakesOfDocuments(
  { sets }: Config,
  reach: (path: string) => Reached,
): readonly ConfigFinding[] {
  return sets.flatMap(pathsIn).flatMap((path) => mistakesOfPath(path, reach(path.path)));
}

function mistakesOfPath({ member, path, at }: SetPath, reached: Reached): readonly ConfigFinding[] {
  const kind = documentMembers[member];
  if (reached === kind) return [];
  if (reached === undefined)
    return [
      mistakeAt(
        at,
        "config/no-such-document",
        `There is no document "${path}" that Latchkey reads below this file's folder.`,
      ),
    ];
  if (reached === "hidden")
    return [
      mistakeAt(
        at,
        "config/hidden-document",
        `"${path}" has a nearer latchkey.json, and only that one is for it.`,
      ),
    ];
  return [mistakeAt(at, "config/other-kind", `"${path}" is not ${oneDocument[kind]}.`)];
}
