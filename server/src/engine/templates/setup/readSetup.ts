import { propertyOf, type Span } from "../../tree/node.ts";
import { parseTree } from "../../tree/parse.ts";
import { problemsOfMeaning } from "./complaints.ts";
import { problemAt, type SetupProblem } from "./problem.ts";
import { problemsOfForm } from "./readMembers.ts";
import type { Setup } from "./setup.ts";
import { problemsOfSize } from "./sizes.ts";
import { toSetup } from "./toSetup.ts";

/** A setup, or everything that has to be put right before there is one. */
export type ReadSetup =
  | { readonly setup: Setup; readonly problems: readonly [] }
  | { readonly setup?: undefined; readonly problems: readonly SetupProblem[] };

/** Reads the text of a setup file. Never throws: problems say what is wrong, and where. */
export function readSetup(text: string): ReadSetup {
  const { root, errors } = parseTree(text);
  if (errors.length > 0) return { problems: errors };
  if (root?.kind !== "object")
    return { problems: [problemAt(root ?? { start: 0, end: 0 }, "A setup is an object: { … }.")] };
  const ofForm = problemsOfForm(root);
  if (ofForm.length > 0) return { problems: ofForm };
  const setup = toSetup(root);
  const ofMeaning = problemsOfMeaning(root, setup);
  const problems = ofMeaning.length > 0 ? ofMeaning : problemsOfSize(root, setup);
  return problems.length > 0 ? { problems } : { setup, problems: [] };
}

/** What is wrong with one member of a setup file that may still lack others; undefined when nothing is. */
export function complaintAboutMember(text: string, name: keyof Setup): string | undefined {
  const { root } = parseTree(text);
  const property = root?.kind === "object" ? propertyOf(root, name) : undefined;
  if (root?.kind !== "object" || property === undefined) return undefined;
  const setup = toSetup(root);
  const isHere = ({ start }: Span): boolean =>
    start >= property.name.start && start < (property.value ?? property.name).end;
  const found =
    problemsOfForm(root).find(isHere) ??
    problemsOfMeaning(root, setup).find(isHere) ??
    problemsOfSize(root, setup).find(isHere);
  return found?.message;
}
