import type { Policy } from "../policy/policy.ts";
import type { Span } from "../tree/node.ts";
import { consoleAddressOf } from "./consoleAddress.ts";
import { insideQuotes } from "./insideQuotes.ts";

/** A text of a document that leads to a page. */
export interface Link {
  /** Without the quotes. */
  readonly at: Span;
  readonly address: string;
}

/** The keys and buckets that a document names outright, each with its page in AWS's console. */
export function linksOf({ tree: { text }, statements, encryptionRules }: Policy): readonly Link[] {
  const values = [
    ...statements.flatMap(({ resource, conditions }) => [
      ...(resource?.values ?? []),
      ...conditions.flatMap((condition) => condition.values),
    ]),
    ...encryptionRules.flatMap(({ keyId }) => keyId ?? []),
  ];
  return values.flatMap(({ value, node }) => {
    if (node.kind !== "string") return [];
    const address = consoleAddressOf(value);
    return address === undefined ? [] : [{ at: insideQuotes(node, text), address }];
  });
}
