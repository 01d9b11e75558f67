import { serviceOf, withoutService, type Action } from "./actions.ts";

/** Where the Service Authorization Reference tells of an action, behind the host of AWS's documentation. */
export function actionPageOf({ name }: Action): string {
  const service = serviceOf(name) === "kms" ? "awskeymanagementservice" : "amazons3";
  return `service-authorization/latest/reference/list_${service}.html#${service}-${withoutService(name)}`;
}
