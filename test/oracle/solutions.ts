import type { Request } from "../../server/src/engine/evaluate/request.ts";
import { identities } from "./callers.ts";
import type { Solution } from "./solver.ts";
import type { Cells, Text } from "./texts.ts";
import type { World } from "./worlds.ts";

/** The request that a solution describes, as the engine sees requests. */
export function solutionOf({ caller, resource, keys }: World, solution: Solution): Request {
  const context = new Map<string, readonly string[]>();
  for (const [key, text] of keys) {
    const value = textValue(text, solution);
    if (value !== undefined && !callerKeyNames.test(key)) context.set(key, [value]);
  }
  const kind = [...identities, "service" as const].find((each) => solution.isTrue(caller.is[each]));
  const base = { action: "s3:PutObject", resource: cellsValue(resource, solution), context };
  if (kind === undefined) return { ...base, caller: { type: "anonymous" } };
  if (kind === "service")
    return { ...base, caller: { type: kind, name: cellsValue(caller.serviceName, solution) } };
  const arn = cellsValue(caller.arn[kind], solution);
  return { ...base, caller: kind === "session" ? sessionOf(arn) : { type: kind, arn } };
}

/** The keys that the engine derives from the caller. */
const callerKeyNames = /^aws:principal(?:arn|account|isawsservice|servicename)$/;

/** A session of a role, by whatever name. */
export function sessionOf(roleArn: string): Request["caller"] {
  const account = roleArn.split(":")[4] ?? "";
  const name = roleArn.split("/").at(-1) ?? "";
  return { type: "session", arn: `arn:aws:sts::${account}:assumed-role/${name}/shift`, roleArn };
}

function textValue({ alternatives }: Text, solution: Solution): string | undefined {
  const found = alternatives.find(({ when }) => solution.isTrue(when));
  return found && cellsValue(found.cells, solution);
}

function cellsValue(cells: Cells, solution: Solution): string {
  return cells
    .filter(({ isThere }) => solution.isTrue(isThere))
    .map(({ character }) =>
      typeof character === "string" ? character : solution.character(character.variable),
    )
    .join("");
}
