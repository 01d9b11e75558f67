import { countWhile } from "../tree/countWhile.ts";
import type { Node, Property, Span } from "../tree/node.ts";
import type { Policy, Statement } from "./policy.ts";

/** Whether the parts of a text are what is written there: its mistakes, if any, lose and move nothing. */
export function isReadAsWritten({ tree }: Policy): boolean {
  return tree.errors.every(({ isHarmless }) => isHarmless);
}

/**
 * Tells of a span whether what was read there is what is written there. A bracket or quote that is missing makes
 * something else of what follows, and may move it to another place. Statements can be told again behind a mistake,
 * other members of the document only before the first. Of the document as a whole nothing can be told.
 */
export function soundnessOf({ tree, root, statements }: Policy): (span: Span) => boolean {
  const mistakes = tree.errors.flatMap(({ start, isHarmless }) => (isHarmless ? [] : start));
  mistakes.sort((one, other) => one - other);
  const [first] = mistakes;
  if (first === undefined) return () => true;
  const nodes = statements.map(({ node }) => node);
  const isSound = (statement: Statement): boolean =>
    isClosed(statement.node) &&
    !isAnyWithin(mistakes, statement.node) &&
    (statement.node.end < first || isComplete(statement));
  return (span) => {
    const statement = statements[indexAround(nodes, span)];
    if (statement !== undefined) return isSound(statement);
    const member = root?.properties[indexAround(root.properties, span)];
    return member !== undefined && isClosed(member) && isBefore(member, first);
  };
}

/** The place among parts of the one that a span stands in, or of none. */
function indexAround(parts: readonly (Node | Property)[], { start, end }: Span): number {
  const index = countWhile(parts, (part) => part.start <= start) - 1;
  const part = parts[index];
  return part !== undefined && (end <= part.end || !isClosed(part)) ? index : -1;
}

/** A list or object whose last bracket was not found is as long as nothing. */
function isClosed(part: Node | Property): boolean {
  if (part.kind === "property") return part.value !== undefined && isClosed(part.value);
  return part.end > part.start;
}

/** What else stands in a list of statements has hardly all of these. */
function isComplete({ effect, principal, action, resource }: Statement): boolean {
  return [effect, principal, action, resource].every((element) => element !== undefined);
}

/** Behind a text or number a mistake takes nothing from it; a list or object may have ended too late. */
function isBefore({ value, end }: Property, offset: number): boolean {
  return value?.kind === "object" || value?.kind === "array" ? end < offset : end <= offset;
}

function isAnyWithin(offsets: readonly number[], { start, end }: Span): boolean {
  const next = offsets[countWhile(offsets, (offset) => offset < start)];
  return next !== undefined && next <= end;
}
