import { expandAction, type Action } from "../catalog/actions.ts";
import { actsOnBuckets, actsOnObjects } from "../catalog/bucketActions.ts";

/**
 * Whether a value of Resource can be something that an action, or one that a pattern stands for, acts on. Values
 * that are no ARN of a bucket or object, and actions that nobody knows, get the benefit of the doubt.
 */
export function fits(action: string, resource: string): boolean {
  const kinds = kindsOf(resource);
  const actions = expandAction(action);
  if (kinds === undefined || actions.length === 0) return true;
  return actions.some(
    (each) => (kinds.objects && actsOnObjects(each)) || (kinds.buckets && actsOnBuckets(each)),
  );
}

export type ActionTarget = "object" | "bucket";

/** What all actions act on that a name or pattern stands for. Undefined where they differ or act on something else. */
export function actionTarget(action: string): ActionTarget | undefined {
  const actions = expandAction(action);
  if (actions.length === 0) return undefined;
  if (actions.every(isOnlyOn("s3:object"))) return "object";
  return actions.every(isOnlyOn("s3:bucket")) ? "bucket" : undefined;
}

function isOnlyOn(type: "s3:object" | "s3:bucket"): (action: Action) => boolean {
  const other = type === "s3:object" ? "s3:bucket" : "s3:object";
  return ({ resourceTypes }) => resourceTypes.includes(type) && !resourceTypes.includes(other);
}

interface Kinds {
  readonly buckets: boolean;
  readonly objects: boolean;
}

/** What a value can stand for. Undefined where it may be anything: an access point, a template for a whole ARN. */
function kindsOf(resource: string): Kinds | undefined {
  return resource.startsWith("arn:") ? kindsOfArn(resource) : kindsOfText(resource);
}

function kindsOfText(text: string): Kinds | undefined {
  if (/^\*+$/.test(text)) return { buckets: true, objects: true };
  const isTemplate = /^(?:\$\{[^}]*\}|\{\{[^}]*\}\}|<[^>]*>)\/\S/.test(text);
  return isTemplate ? { buckets: false, objects: true } : undefined;
}

function kindsOfArn(resource: string): Kinds | undefined {
  const path = /^arn:[^:]*:s3:::(.+)$/s.exec(resource)?.[1]?.replaceAll(/\$\{[^}]*\}/g, "*");
  if (path === undefined) return undefined;
  const slash = path.indexOf("/");
  // Behind a slash stands an object's key. Without one, a wildcard reaches over into keys.
  if (slash >= 0) return { buckets: false, objects: true };
  return { buckets: true, objects: /[*?<{%$[@]/.test(path) };
}
