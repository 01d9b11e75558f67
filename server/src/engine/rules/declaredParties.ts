import type { Fix, Related } from "../lint/rule.ts";
import { listOf, shortNameOf } from "../lint/words.ts";
import { parseArn } from "../policy/arn.ts";
import type { Declaration } from "../policy/declaration.ts";
import type { Policy } from "../policy/policy.ts";
import type { KeyPrincipal } from "../prove/access/keyPrincipals.ts";
import { isDefinite } from "../set/mentions.ts";
import { appendToList, removeMembers, replaceValue, type Edit } from "../tree/edits.ts";
import { propertyOf, textsOf, type Node } from "../tree/node.ts";
import { joined } from "./declaredDifferences.ts";
import { quoted } from "./quoted.ts";

/** Those who are meant to do one thing with a key. */
export type Party = "administrators" | "users";

interface DeclaredList {
  readonly declaration: Declaration;
  readonly node: Node;
}

/** Where it is declared who they are. */
export function partyElsewhere(policy: Policy, party: Party): readonly Related[] {
  return listsIn(policy, party).map(({ declaration: { uri, set }, node }) => ({
    uri,
    at: node,
    message: `The ${party} that are declared for the set ${quoted(set)}.`,
  }));
}

function listsIn({ declarations }: Policy, party: Party): readonly DeclaredList[] {
  return declarations.flatMap((declaration) => {
    const node = propertyOf(declaration.node, party)?.value;
    return node === undefined ? [] : { declaration, node };
  });
}

/** Lists somebody in one of the sets, where that can be done. */
export function listingFixes(policy: Policy, party: Party, principal: KeyPrincipal): readonly Fix[] {
  const arn = listableArnOf(principal);
  if (arn === undefined) return [];
  return listsIn(policy, party).map(({ declaration: { uri, text, set }, node }) => ({
    title: `List ${shortNameOf(arn)} among the ${party} of the set ${quoted(set)} in latchkey.json`,
    access: "wider",
    edits: [],
    elsewhere: [{ uri, edits: [appendToList(text, node, arn)] }],
  }));
}

/** By what ARN somebody can be listed. Only roles and users can; of a session, that is its role. */
export function listableArnOf({ name, caller }: KeyPrincipal): string | undefined {
  const arn = caller?.type === "session" ? caller.roleArn : name;
  const { service, resource = "" } = parseArn(arn) ?? {};
  const isListable = service === "iam" && /^(?:role|user)\//.test(resource) && isDefinite(arn);
  return isListable ? arn : undefined;
}

/** Takes some off all lists that have them. */
export function unlistingFixes(policy: Policy, party: Party, arns: readonly string[]): readonly Fix[] {
  const edits = listsIn(policy, party).map(({ declaration: { uri, text }, node }) => ({
    uri,
    edits: withoutItems(text, node, arns),
  }));
  const elsewhere = joined(edits.filter((each) => each.edits.length > 0));
  if (elsewhere.length === 0) return [];
  const title = `Take ${listOf(arns.map(shortNameOf))} off the ${party} in latchkey.json`;
  return [{ title, access: "narrower", edits: [], elsewhere }];
}

/** A list without anybody is not the same as none: it says that there is nobody. */
function withoutItems(text: string, node: Node, arns: readonly string[]): readonly Edit[] {
  const items = textsOf(node).filter(({ value }) => arns.includes(value));
  if (items.length === 0) return [];
  return node.kind === "array" ? removeMembers(node, items) : [replaceValue(text, node, [])];
}
