import { actionsOf, type Action } from "./actions.ts";

/** Every action of S3, by name. */
export const bucketActions: readonly Action[] = actionsOf("s3");

/** Whether an action acts on objects: its Resource is `arn:aws:s3:::bucket/key`. */
export function actsOnObjects({ resourceTypes }: Action): boolean {
  return resourceTypes.includes("s3:object");
}

/** Whether an action acts on the bucket itself: its Resource is `arn:aws:s3:::bucket`. */
export function actsOnBuckets({ resourceTypes }: Action): boolean {
  return resourceTypes.includes("s3:bucket");
}
