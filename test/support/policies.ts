import { readPolicy } from "../../server/src/engine/policy/readPolicy.ts";
import type { DocumentKind, Policy } from "../../server/src/engine/policy/policy.ts";
import { parseTree } from "../../server/src/engine/tree/parse.ts";

/** A policy read as the engine reads it, from JSON text or from a value that is written as JSON first. */
export function policyOf(json: unknown, kind: DocumentKind): Policy {
  return readPolicy(parseTree(typeof json === "string" ? json : JSON.stringify(json)), kind);
}
