import { actionPageOf } from "../../catalog/actionPage.ts";
import { expandAction, serviceOf, type Action } from "../../catalog/actions.ts";
import { escalations, keyActionClassOf, type KeyActionClass } from "../../catalog/keyActions.ts";
import { wordsOfAction } from "../../catalog/words.ts";
import { hasWildcard } from "../../policy/glob.ts";
import { toCode, toLink } from "./markdown.ts";

/** A pattern's members beyond these are counted, not named. */
const MOST_MEMBERS = 60;

const classes: Readonly<Record<KeyActionClass, string>> = {
  cryptographic: "It uses the key.",
  grants: "It manages grants, which let others use the key.",
  administration: "It administers the key.",
  read: "It only looks at the key.",
};

/** What an action, or a pattern for actions, allows or denies. Undefined when the catalogue has none of them. */
export function describeAction(pattern: string): string | undefined {
  const members = expandAction(pattern);
  if (hasWildcard(pattern)) return describePattern(pattern, members);
  const [action] = members;
  return action && describeOne(action);
}

function describeOne(action: Action): string {
  const { name, levels, resourceTypes } = action;
  const kind = keyActionClassOf(action);
  const escalation = escalations.get(name);
  return [
    `**${toCode(name)}** · ${levels.join(", ")}`,
    ...[wordsOfAction(name) ?? []].flat(),
    ...(kind === undefined ? [] : [classes[kind]]),
    ...(escalation === undefined ? [] : [`⚠ Mind: whoever may call it can ${escalation}.`]),
    resourceTypes.length === 0
      ? "It acts on the account, on no resource of its own."
      : `It acts on ${resourceTypes.map(toCode).join(", ")}.`,
    toLink("Service Authorization Reference", actionPageOf(action)),
  ].join("\n\n");
}

function describePattern(pattern: string, members: readonly Action[]): string {
  const shown = members.slice(0, MOST_MEMBERS).map(describeMember);
  const more = members.length - shown.length;
  return [
    `**${toCode(pattern)}** stands for ${members.length === 1 ? "1 action" : `${String(members.length)} actions`} of ${servicesOf(pattern)}.`,
    ...(shown.length === 0 ? [] : [shown.join("\n")]),
    ...(more > 0 ? [`and ${String(more)} more`] : []),
  ].join("\n\n");
}

function servicesOf(pattern: string): string {
  const service = serviceOf(pattern).toLowerCase();
  return ["kms", "s3"].includes(service) ? service.toUpperCase() : "KMS and S3";
}

function describeMember(action: Action): string {
  const escalation = escalations.get(action.name);
  const usesKey = keyActionClassOf(action) === "cryptographic";
  const mark =
    escalation === undefined
      ? usesKey
        ? " · uses the key"
        : ""
      : ` ⚠ whoever may call it can ${escalation}`;
  return `- ${toCode(action.name)}${mark}`;
}
