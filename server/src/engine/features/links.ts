import { actionPageOf } from "../catalog/actionPage.ts";
import { actionOf } from "../catalog/actions.ts";
import type { ConditionValue, Policy, StringValue } from "../policy/policy.ts";
import type { Span } from "../tree/node.ts";
import { consoleAddressOf } from "./consoleAddress.ts";
import { docsAddress } from "./hover/markdown.ts";
import { insideQuotes } from "./insideQuotes.ts";

/** A text of a document that leads to a page. */
export interface Link {
  /** Without the quotes. */
  readonly at: Span;
  readonly address: string;
  /** Whose page it is, in a few words. */
  readonly title: string;
}

/**
 * The keys and buckets that a document names outright, each with its page in AWS's console, and the actions, each with
 * its place in the Service Authorization Reference.
 */
export function linksOf(policy: Policy): readonly Link[] {
  const { text } = policy.tree;
  const actions = policy.statements.flatMap(({ action }) => action?.values ?? []);
  return [
    ...linksIn(text, actions, referenceAddressOf, "Open AWS's reference"),
    ...linksIn(text, namedIn(policy), consoleAddressOf, "Open AWS's console"),
  ];
}

/** The texts of a document that can be ARNs. */
function namedIn({ statements, encryptionRules }: Policy): readonly (StringValue | ConditionValue)[] {
  return [
    ...statements.flatMap(({ resource, conditions }) => [
      ...(resource?.values ?? []),
      ...conditions.flatMap((condition) => condition.values),
    ]),
    ...encryptionRules.flatMap(({ keyId }) => keyId ?? []),
  ];
}

function referenceAddressOf(name: string): string | undefined {
  const action = actionOf(name);
  return action && docsAddress(actionPageOf(action));
}

function linksIn(
  text: string,
  values: readonly (StringValue | ConditionValue)[],
  addressOf: (value: string) => string | undefined,
  title: string,
): readonly Link[] {
  return values.flatMap(({ value, node }) => {
    if (node.kind !== "string") return [];
    const address = addressOf(value);
    return address === undefined ? [] : [{ at: insideQuotes(node, text), address, title }];
  });
}
