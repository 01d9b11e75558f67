import { callerValues } from "../../evaluate/callerContext.ts";
import type { Caller } from "../../evaluate/request.ts";
import type { Doubt } from "../../evaluate/truth.ts";
import { ifPresent, isPresent } from "../literals/constraint.ts";
import type { Values } from "../literals/literal.ts";
import { sessionName } from "../shapes/names.ts";
import { anyText, join, literal, narrow, toPattern, type Pattern } from "../theories/pattern.ts";
import type { Domain } from "../literals/domain.ts";

/** How a condition key follows from something else in the request. */
export type Tie =
  /** Its values are certain, or certainly not to be known. */
  | { readonly kind: "given"; readonly values: Values | Doubt }
  /** It is free, but only to be one of these. */
  | { readonly kind: "free"; readonly domain: Domain }
  /** It is always there, as a part of another variable: a text matches where the whole matches one of `toWhole`. */
  | {
      readonly kind: "part";
      readonly of: string;
      readonly toWhole: (pattern: Pattern) => readonly Pattern[];
    };

/** The way that a request takes to AWS. Through a VPC endpoint it has no public address. */
export type Channel = "internet" | "endpoint";

const absent: Tie = { kind: "given", values: undefined };

const endpointKeys: ReadonlySet<string> = new Set([
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "aws:vpcsourceip",
]);

/** Whether a key shows which way a request took. */
export function isChannelKey(key: string): boolean {
  return key === "aws:sourceip" || endpointKeys.has(key);
}

/** What the way to AWS decides. */
export function channelTie(channel: Channel, key: string): Tie | undefined {
  if (channel === "internet") return endpointKeys.has(key) ? absent : undefined;
  return key === "aws:sourceip" ? absent : undefined;
}

/** Keys that only a service's own calls for one of its customers' resources have. */
const serviceKeys: ReadonlySet<string> = new Set([
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
]);

/** Keys that only callers with an identity in IAM have. */
const identityKeys =
  /^aws:(?:principalorgid|principalorgpaths|principaltag\/.*|multifactorauth(?:age|present)|tokenissuetime|sourceidentity|federatedprovider|assumedroot)$/;

/** What decides the keys that follow from who calls, where the caller is known by name. */
export function namedTie(caller: Caller, key: string): Tie | undefined {
  if (serviceKeys.has(key) && caller.type !== "service") return absent;
  if (identityKeys.test(key))
    return caller.type === "anonymous" || caller.type === "service" ? absent : undefined;
  if (!callerKeys.has(key)) return undefined;
  const values = callerValues(caller, key);
  const ids = key === "aws:userid" ? idDomain(caller) : undefined;
  return values !== undefined && "doubt" in values && ids !== undefined
    ? { kind: "free", domain: ids }
    : { kind: "given", values };
}

/** Whether a condition key follows from who calls. */
export function isCallerKey(key: string): boolean {
  return callerKeys.has(key) || serviceKeys.has(key) || identityKeys.test(key);
}

const callerKeys: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalservicename",
  "aws:principalservicenameslist",
  "aws:principaltype",
  "aws:userid",
  "aws:username",
  "kms:calleraccount",
]);

/** The same where only the type of caller is known, and `domain` says what its ARN may be. */
export function unnamedTie(example: Caller, domain: Domain, key: string): Tie | undefined {
  switch (key) {
    case "aws:principalarn":
      return { kind: "free", domain };
    case "aws:principalaccount":
    case "kms:calleraccount":
      return { kind: "part", of: "aws:principalarn", toWhole: withAccount };
    case "aws:username":
      return example.type === "user" ? { kind: "part", of: "aws:principalarn", toWhole: withName } : absent;
    case "aws:userid":
      return userIdTie(example);
    default:
      return namedTie(example, key);
  }
}

function userIdTie(example: Caller): Tie | undefined {
  switch (example.type) {
    case "root":
      return { kind: "part", of: "aws:principalarn", toWhole: withAccount };
    case "session":
      return anySessionTie();
    case "federatedUser":
      return {
        kind: "given",
        values: { doubt: "The value of aws:userid for a federated user is not known." },
      };
    default:
      return namedTie(example, "aws:userid");
  }
}

const withinPart = { except: ":" };

function withAccount(account: Pattern): readonly Pattern[] {
  const before = toPattern("arn:*:*:*:", { wildcards: true, within: withinPart });
  return [join(before, narrow(account, withinPart), literal(":"), anyText)];
}

/** A user's name is what stands behind the last slash, with a path before it or none. */
function withName(name: Pattern): readonly Pattern[] {
  const before = toPattern("arn:*:*:*:*:user/", { wildcards: true, within: withinPart });
  const last = narrow(name, { except: "/" });
  return [join(before, last), join(before, anyText, literal("/"), last)];
}

/** The unique ids that IAM gives users and roles, which ARNs do not show. A session's name stands behind the role's id. */
function idDomain(caller: Caller): Domain | undefined {
  if (caller.type === "user") return idsLike(toPattern("AIDA?*", idReading), "AIDACKCEVSQ6C2EXAMPLE");
  if (caller.type !== "session") return undefined;
  const name = caller.arn.slice(caller.arn.lastIndexOf("/") + 1);
  return idsLike(join(toPattern("AROA?*:", idReading), literal(name)), `AROADBQP57FF2AEXAMPLE:${name}`);
}

/** The same for any session of any role. */
function anySessionTie(): Tie {
  return {
    kind: "free",
    domain: idsLike(
      join(toPattern("AROA?*:", idReading), sessionName),
      `AROADBQP57FF2AEXAMPLE:${exampleSession}`,
    ),
  };
}

/** The session name of callers of whom only the role matters. */
export const exampleSession = "example-session";

const idReading = { wildcards: true, within: { only: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" } };

function idsLike(pattern: Pattern, ordinary: string): Domain {
  const shape = ifPresent("is a unique id", { patterns: [pattern], negated: false });
  return { constraints: [isPresent, shape], isMultivalued: false, preferred: [ordinary] };
}
