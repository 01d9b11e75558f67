import { hasVariable, resolveVariables } from "../../evaluate/variables.ts";
import { parseArn } from "../../policy/arn.ts";
import { exactly, type Bounds } from "./bounds.ts";
import { anyText, join, toPattern, type Pattern, type Reading } from "../theories/pattern.ts";

/** What one text of a policy matches. Doubtful where it has variables, or where AWS does not say what it means. */
export type Reach = Bounds<readonly Pattern[]>;

/** That of a text which may match anything or nothing. */
export const unknownReach: Reach = { surely: [], possibly: [anyText] };

/** What a policy's text matches as a whole, its variables standing for any text. */
export function reachOfText(text: string, reading: Reading, version: string | undefined): Reach {
  if (!hasVariable(text)) return exactly([toPattern(text, reading)]);
  // The value does not matter: every variable becomes a wildcard.
  const pieces = resolveVariables(text, { version, context: { get: () => [""] } });
  if (pieces === undefined || "doubt" in pieces) return unknownReach;
  const parts = pieces.map(({ text: piece, from }) =>
    from === "variable"
      ? anyText
      : toPattern(piece, from === "escape" ? { ...reading, wildcards: false } : reading),
  );
  const pattern = join(...parts);
  return pieces.some(({ from }) => from === "variable")
    ? { surely: [], possibly: [pattern] }
    : exactly([pattern]);
}

/** What a policy's ARN matches, compared part by part. Undefined when the text is no ARN. */
export function reachOfArn(text: string, version: string | undefined): Reach | undefined {
  const arn = parseArn(text);
  if (arn === undefined) return undefined;
  const head = text.slice(0, text.length - arn.resource.length);
  // The value of a variable before the fifth colon might bring colons of its own.
  if (hasVariable(head) && version === "2012-10-17") return unknownReach;
  const parts = toPattern(head, { wildcards: true, within: { except: ":" } });
  const { surely, possibly } = reachOfText(arn.resource, { wildcards: true }, version);
  const behind = (ends: readonly Pattern[]): readonly Pattern[] => ends.map((end) => join(parts, end));
  return surely === possibly
    ? exactly(behind(surely))
    : { surely: behind(surely), possibly: behind(possibly) };
}

/** What several texts match together. */
export function joinReaches(reaches: readonly Reach[]): Reach {
  const surely = reaches.flatMap((reach) => reach.surely);
  if (reaches.every((reach) => reach.surely === reach.possibly)) return exactly(surely);
  return { surely, possibly: reaches.flatMap((reach) => reach.possibly) };
}
