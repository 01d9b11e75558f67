import type { Policy } from "../../policy/policy.ts";
import type { Span } from "../../tree/node.ts";
import { collapseToWildcard } from "./collapseToWildcard.ts";
import { convertList } from "./convertList.ts";
import { expandWildcard } from "./expandWildcard.ts";
import { isRewritable, type Refactoring } from "./refactoring.ts";
import { splitStatement } from "./splitStatement.ts";

const rewrites = [expandWildcard, collapseToWildcard, convertList, splitStatement];

/** What of a policy can be written otherwise at a place, a cursor or a selection, without another meaning. */
export function rewritesAt(policy: Policy, at: Span): readonly Refactoring[] {
  if (!isRewritable(policy)) return [];
  return rewrites.flatMap((rewrite) => rewrite(policy, at) ?? []);
}
