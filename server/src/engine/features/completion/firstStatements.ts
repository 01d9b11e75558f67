import { readPolicy } from "../../policy/readPolicy.ts";
import { itemsOf, propertyOf } from "../../tree/node.ts";
import { readDraft } from "../../tree/draft.ts";
import { parseTree } from "../../tree/parse.ts";
import { completionsAt } from "./completion.ts";
import type { Completion, CompletionStyle } from "./writing.ts";

/**
 * The statements that a policy can begin with whose kind does not show yet, neither by what it says nor by its name.
 * None where statements of another kind of policy are there already.
 */
export function firstStatementsAt(
  text: string,
  offset: number,
  style: CompletionStyle,
): readonly Completion[] {
  if (!text.includes('"Statement"')) return [];
  const { root } = readDraft(text, offset);
  if (itemsOf(propertyOf(root, "Statement")?.value).some(({ kind }) => kind === "object")) return [];
  const tree = parseTree(text);
  return (["kms-key-policy", "s3-bucket-policy"] as const)
    .flatMap((kind) => completionsAt(readPolicy(tree, kind), offset, nothing, style))
    .filter(({ topic }) => topic === "snippet");
}

const nothing = { arns: [], accounts: [], regions: [] };
