import type { ObjectNode, Property } from "../tree/node.ts";
import { objectNodesOf } from "./objectNodesOf.ts";
import type { Policy } from "./policy.ts";

/** A member whose name an earlier one of the same object has, so that nobody knows which of them counts. */
export interface RepeatedMember {
  readonly earlier: Property;
  readonly later: Property;
}

export function repeatedMembersOf({ alone }: Policy): readonly RepeatedMember[] {
  return alone.once(findRepeatedMembers);
}

/** Whether everybody reads the same in a document's text. What a program makes of any other is a guess. */
export function isUnambiguous(policy: Policy): boolean {
  return policy.tree.errors.length === 0 && repeatedMembersOf(policy).length === 0;
}

function findRepeatedMembers(policy: Policy): readonly RepeatedMember[] {
  const operators = operatorBlocksOf(policy);
  return policy.once(objectNodesOf).flatMap((object) => repeatedIn(object, operators.has(object)));
}

/** The objects that hold condition keys, whose names are the only ones in a policy in which case does not count. */
function operatorBlocksOf({ statements }: Policy): ReadonlySet<ObjectNode> {
  return new Set(statements.flatMap(({ conditions }) => conditions.map(({ property }) => property.parent)));
}

function repeatedIn({ properties }: ObjectNode, isCaseless: boolean): readonly RepeatedMember[] {
  if (properties.length < 2 || (!isCaseless && haveOwnNames(properties))) return [];
  const first = new Map<string, Property>();
  return properties.flatMap((later) => {
    const key = isCaseless ? later.name.value.toLowerCase() : later.name.value;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, later);
    return earlier === undefined ? [] : { earlier, later };
  });
}

/** Objects of a policy have few members, so that comparing each with each is the quickest. */
function haveOwnNames(properties: readonly Property[]): boolean {
  if (properties.length > FEW) return false;
  return properties.every(({ name }, index) => {
    for (let other = 0; other < index; other++)
      if (properties[other]?.name.value === name.value) return false;
    return true;
  });
}

const FEW = 10;
