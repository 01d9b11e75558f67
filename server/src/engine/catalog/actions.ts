import { hasWildcard, matchesGlob } from "../policy/glob.ts";
import type { DocumentKind } from "../policy/policy.ts";
import slice from "./slice.json";

/** An action that a key policy or a bucket policy can allow or deny, as the Service Authorization Reference has it. */
export interface Action {
  /** As AWS spells it: `kms:Decrypt`. IAM itself minds no case here. */
  readonly name: string;
  /** "Read", "List", "Write", "Tagging", "Permissions management"; some have two. */
  readonly levels: readonly string[];
  /** The types of resource that it acts on, `s3:object`; none where it acts on an account. */
  readonly resourceTypes: readonly string[];
  /** The keys that its requests may carry besides the global ones, as templates: `s3:ExistingObjectTag/${TagKey}`. */
  readonly conditionKeys: readonly string[];
}

/** The day of the reference that the catalogue was cut from: `2026-09-26`. What AWS added later is not in it. */
export const catalogDate: string = slice.date;

/** Every action of KMS and S3, by name. */
export const actions: readonly Action[] = Object.entries(slice.actions).map(([name, facts]) => ({
  name,
  ...facts,
  conditionKeys: [...new Set([...facts.conditionKeys, ...facts.resourceTypes.flatMap(conditionKeysOfType)])],
}));

const actionsByService: ReadonlyMap<string, readonly Action[]> = new Map(
  ["kms", "s3"].map((service) => [service, actions.filter(({ name }) => serviceOf(name) === service)]),
);

const actionsByName: ReadonlyMap<string, Action> = new Map(
  actions.map((action) => [action.name.toLowerCase(), action]),
);

/** The action of that name, in whatever case. Undefined for patterns and for what the catalogue does not have. */
export function actionOf(name: string): Action | undefined {
  return actionsByName.get(name.toLowerCase());
}

/** The actions that a name or a pattern of a policy stands for: `kms:Describe*`, `*`. Only the lone star spans services. */
export function expandAction(pattern: string): readonly Action[] {
  if (!hasWildcard(pattern)) return exactly(pattern);
  const wanted = pattern.toLowerCase();
  if (/^\*+$/.test(wanted)) return actions;
  const service = serviceOf(wanted);
  const members = comparableActions.get(service) ?? [];
  return members.filter(({ lowerCase }) => matchesGlob(lowerCase, wanted)).map(({ action }) => action);
}

function exactly(name: string): readonly Action[] {
  const action = actionOf(name);
  return action === undefined ? [] : [action];
}

/** The same in a policy of that kind, which decides about nothing but its own service. */
export function expandActionIn(kind: DocumentKind, pattern: string): readonly Action[] {
  return expandAction(pattern).filter(({ name }) => serviceOf(name) === serviceOfKind(kind));
}

/** The service whose actions a policy of that kind is about, as their names begin. */
export function serviceOfKind(kind: DocumentKind): "kms" | "s3" {
  return kind === "kms-key-policy" ? "kms" : "s3";
}

/** The names as patterns are compared with them. */
const comparableActions: ReadonlyMap<string, readonly { action: Action; lowerCase: string }[]> = new Map(
  ["kms", "s3"].map((service) => [
    service,
    actionsOf(service).map((action) => ({ action, lowerCase: action.name.toLowerCase() })),
  ]),
);

/** The part of an action's name before the colon; empty where there is none. */
export function serviceOf(action: string): string {
  return action.slice(0, Math.max(0, action.indexOf(":")));
}

/** The part behind the colon; all of it where there is none. */
export function withoutService(action: string): string {
  return action.slice(action.indexOf(":") + 1);
}

/** The actions of a service that the catalogue has, by name: those of "kms" or "s3". */
export function actionsOf(service: string): readonly Action[] {
  return actionsByService.get(service) ?? [];
}

/** What the names of actions begin with, whole words of them: `s3:Get`, `s3:GetObject`, `s3:GetObjectAcl`. */
export const actionStems: ReadonlySet<string> = new Set(
  actions.flatMap(({ name }) =>
    [...name.matchAll(/[a-z](?=[A-Z]|$)/g)].map(({ index }) => name.slice(0, index + 1)),
  ),
);

function conditionKeysOfType(type: string): readonly string[] {
  const types: Readonly<Record<string, { readonly conditionKeys: readonly string[] }>> = slice.resourceTypes;
  return types[type]?.conditionKeys ?? [];
}
