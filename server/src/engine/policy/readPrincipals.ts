import type { Node } from "../tree/node.ts";
import type { Principal } from "./policy.ts";
import { stringValuesOf } from "./stringValue.ts";

/** Reads `"*"`, `{"AWS": "*"}`, which means the same, and every other form of Principal. */
export function readPrincipals(node: Node | undefined): readonly Principal[] {
  if (node?.kind !== "object")
    return stringValuesOf(node).map((value) => ({ ...value, type: typeOf("AWS", value.value) }));
  return node.properties.flatMap(({ name, value }) =>
    stringValuesOf(value).map((principal) => ({ ...principal, type: typeOf(name.value, principal.value) })),
  );
}

function typeOf(member: string, value: string): Principal["type"] {
  return member === "AWS" && value === "*" ? "*" : member;
}
