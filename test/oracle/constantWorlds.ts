import type { Request } from "../../server/src/engine/evaluate/request.ts";
import { callerOf, type Caller } from "./callers.ts";
import type { Formulas } from "./formulas.ts";
import { absent, constant, given, type Text } from "./texts.ts";
import {
  aclKey,
  bucketArn,
  freeKeys,
  secureKey,
  sourceArnKey,
  tagKey,
  worldOf,
  type World,
} from "./worlds.ts";

const sse = "s3:x-amz-server-side-encryption";
const headerNames = [sse, `${sse}-aws-kms-key-id`, `${sse}-customer-algorithm`];
const names = [...headerNames, ...freeKeys, aclKey, tagKey, sourceArnKey, secureKey];

/** One request of the engine as a world of constants. Every request has come by TLS or not, told or untold. */
export function worldFor(formulas: Formulas, { caller, resource, context }: Request): World {
  const textOf = (key: string): Text => {
    const [value] = context.get(key) ?? [];
    if (value !== undefined) return given(constant(value));
    return key === secureKey ? { alternatives: [], isUnknown: true } : absent;
  };
  return worldOf(formulas, {
    caller: constantCaller(caller),
    objectKey: constant(resource.slice(`${bucketArn}/`.length)),
    texts: new Map(names.map((key) => [key, textOf(key)])),
  });
}

function constantCaller(caller: Request["caller"]): Caller {
  const arn = caller.type === "session" ? caller.roleArn : "arn" in caller ? caller.arn : "";
  const [, , , , account = "", ...rest] = arn.split(":");
  const resource = rest.join(":");
  return callerOf({
    is: (kind) => kind === caller.type,
    account: constant(account),
    name: constant(resource.slice(resource.indexOf("/") + 1)),
    serviceName: constant(caller.type === "service" ? caller.name : ""),
  });
}

/** Whether a request can be: who calls, which object, and no keys but those that uploads have. */
export function canBe({ caller, resource, context }: Request): boolean {
  if (!resource.startsWith(`${bucketArn}/`) || resource.length === bucketArn.length + 1) return false;
  if ([...context.keys()].some((key) => !names.includes(key) && !key.startsWith("aws:principal")))
    return false;
  const name = String.raw`[\w+=,.@-]+`;
  const path = "(?:[!-.0-~][!-~]*/)?";
  const shapes = {
    session: `arn:aws:iam::\\d{12}:role/${path}${name}`,
    user: `arn:aws:iam::\\d{12}:user/${path}${name}`,
    root: String.raw`arn:aws:iam::\d{12}:root`,
    federatedUser: `arn:aws:sts::\\d{12}:federated-user/${name}`,
  };
  if (caller.type === "anonymous") return true;
  if (caller.type === "service") return /^[a-z0-9.-]+\.amazonaws\.com$/.test(caller.name);
  if (caller.type === "canonicalUser") return false;
  const arn = caller.type === "session" ? caller.roleArn : caller.arn;
  return new RegExp(`^${shapes[caller.type]}$`).test(arn);
}

const region = "[a-z]{2}-[a-z]+-\\d+";
const keyShape = new RegExp(
  `^arn:aws:kms:${region}:(\\d{12}):key/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$`,
);

/** The account and the id of a key by its ARN; undefined when it can be no key's. */
export function readKeyArn(arn: string): { readonly account: string; readonly id: string } | undefined {
  const [, account, id] = keyShape.exec(arn) ?? [];
  return account === undefined || id === undefined ? undefined : { account, id };
}
