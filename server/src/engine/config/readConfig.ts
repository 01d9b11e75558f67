import { itemsOf, propertyOf, type Node } from "../tree/node.ts";
import { parseTree } from "../tree/parse.ts";
import { mistakeAt, type Config } from "./config.ts";
import { misplacedMembers } from "./members.ts";
import { readEntry } from "./readEntry.ts";
import { readSets } from "./readSets.ts";

/** One slip makes many errors behind it. More than these say nothing new. */
const MOST_ERRORS = 20;

/** Reads the text of a configuration file. Never throws: findings say what is wrong, and where. */
export function readConfig(text: string): Config {
  const { root, errors } = parseTree(text, "allowed");
  if (errors.length > 0)
    return {
      entries: [],
      sets: [],
      findings: errors
        .slice(0, MOST_ERRORS)
        .map((error) => mistakeAt(error, "config/json-syntax", error.message)),
    };
  if (root?.kind !== "object") return wrongType(root, "A configuration is an object: { … }.");
  const list = propertyOf(root, "rules")?.value;
  if (list !== undefined && list.kind !== "array") return wrongType(list, `"rules" is a list: [{ … }].`);
  const read = itemsOf(list).map(readEntry);
  const { sets, findings } = readSets(propertyOf(root, "sets")?.value);
  return {
    entries: read.flatMap(({ entries }) => entries),
    sets,
    findings: [
      ...misplacedMembers(root, ["$schema", "rules", "sets"], "A configuration"),
      ...read.flatMap((entry) => entry.findings),
      ...findings,
    ],
  };
}

function wrongType(node: Node | undefined, message: string): Config {
  return {
    entries: [],
    sets: [],
    findings: [mistakeAt(node ?? { start: 0, end: 0 }, "config/wrong-type", message)],
  };
}
