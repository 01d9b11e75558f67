import { actionsOf, expandAction, serviceOf, serviceOfKind } from "../../catalog/actions.ts";
import { coversAction } from "../../evaluate/actions.ts";
import { isDoubt } from "../../evaluate/truth.ts";
import type { Element, Policy, StringValue } from "../../policy/policy.ts";

/** Actions that a policy cannot tell apart: what it says of a request for one, it says for all of them. */
export interface ActionGroup {
  /** One of them, which stands for all. */
  readonly example: string;
  /** All of them, as AWS spells them. */
  readonly actions: readonly string[];
  /** What they act on, `s3:object`; undefined for an action that the catalogue does not have. */
  readonly resourceTypes: readonly string[] | undefined;
}

/**
 * Every action of the policy's service, in groups, and for each name or pattern that stands for no action of the
 * catalogue one that it covers: AWS may have added it since.
 */
export function actionGroups(policy: Policy): readonly ActionGroup[] {
  return policy.once(groupActions);
}

interface KnownAction {
  readonly name: string;
  readonly resourceTypes: readonly string[] | undefined;
  readonly conditionKeys: readonly string[];
}

function groupActions(policy: Policy): readonly ActionGroup[] {
  const service = serviceOfKind(policy.kind);
  const elements = distinctElements(policy);
  const keys = keysIn(policy);
  const groups = new Map<
    string,
    { example: string; actions: string[]; resourceTypes: readonly string[] | undefined }
  >();
  const known = [...actionsOf(service)].sort((a, b) => rankOf(a.name) - rankOf(b.name));
  for (const { name, resourceTypes, conditionKeys } of [...known, ...unknownActions(elements, service)]) {
    const coverage = elements.map((element) => coverageOf(element, name));
    const carried = conditionKeys.filter((key) => keys.has(key.toLowerCase().replace(/\$\{.*/, "")));
    const signature = JSON.stringify([coverage, resourceTypes, carried]);
    const group = groups.get(signature);
    if (group === undefined) groups.set(signature, { example: name, actions: [name], resourceTypes });
    else group.actions.push(name);
  }
  return [...groups.values()];
}

/** Actions that tell people most as examples. */
const telling: readonly string[] = [
  ...["s3:PutObject", "s3:GetObject", "s3:DeleteObject", "s3:ListBucket", "s3:PutBucketPolicy"],
  ...["kms:Decrypt", "kms:GenerateDataKey", "kms:PutKeyPolicy", "kms:CreateGrant", "kms:ScheduleKeyDeletion"],
];

function rankOf(name: string): number {
  const rank = telling.indexOf(name);
  return rank < 0 ? telling.length : rank;
}

/** Statements often repeat what others say about actions. */
function distinctElements({ statements }: Policy): readonly Element<StringValue>[] {
  const elements = statements.flatMap(({ action }) => action ?? []);
  const nameOf = ({ negated, values }: Element<StringValue>): string =>
    JSON.stringify([negated, values.map(({ value }) => value)]);
  return [...new Map(elements.map((element) => [nameOf(element), element])).values()];
}

function coverageOf(element: Element<StringValue>, action: string): string {
  const truth = coversAction(element, action);
  return isDoubt(truth) ? "doubt" : String(truth);
}

/** The condition keys that conditions name, up to a part that the user chooses, in lower case. */
function keysIn({ statements }: Policy): ReadonlySet<string> {
  const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.value.toLowerCase()));
  return new Set(
    keys.flatMap((key) => [key, key.slice(0, key.lastIndexOf("/") + 1), ...colonPrefixesOf(key)]),
  );
}

/** `kms:EncryptionContext:` and the like, whose own part may have colons in it. */
function colonPrefixesOf(key: string): readonly string[] {
  return [...key.matchAll(/:/g)].map(({ index }) => key.slice(0, index + 1));
}

function unknownActions(elements: readonly Element<StringValue>[], service: string): readonly KnownAction[] {
  const values = elements.flatMap((element) => element.values.map(({ value }) => value));
  const unknown = values.filter(
    (value) => serviceOf(value).toLowerCase() === service && expandAction(value).length === 0,
  );
  return [...new Set(unknown)].map((value) => ({
    name: value.replaceAll("*", "Example").replaceAll("?", "x"),
    resourceTypes: undefined,
    conditionKeys: [],
  }));
}
