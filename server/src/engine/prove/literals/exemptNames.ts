import { isAccountId } from "../../policy/arn.ts";

/** AWS services as callers of their own. */
export const awsServices = "AWS services";
/** The same where a principal's request makes them call. */
export const servicesForCallers = `${awsServices} on behalf of a caller`;

/**
 * Whom the values of a condition key, in lower case, tell by name, as sentences call them. Undefined where a value takes
 * in more than somebody, such as a whole account, and for keys that do not tell one caller from another.
 */
export function namesIn(key: string, values: readonly string[]): readonly string[] | undefined {
  const toName = namers.get(key);
  if (toName === undefined) return undefined;
  const names = values.flatMap((value) => {
    const pattern = value.replace(/\$\{[^}]*\}/g, "*");
    const name = toName(pattern);
    return (name === pattern ? value : name) ?? [];
  });
  return names.length < values.length ? undefined : names;
}

type Namer = (value: string) => string | undefined;

const namers: ReadonlyMap<string, Namer> = new Map([
  ["aws:principalarn", nameInArn],
  ["aws:principalservicename", serviceName],
  ["aws:principalservicenameslist", serviceName],
  ["aws:calledvia", serviceForCaller],
  ["aws:calledviafirst", serviceForCaller],
  ["aws:calledvialast", serviceForCaller],
  ["aws:userid", nameInId],
  ["aws:username", (value) => (isName(value) ? value : undefined)],
]);

/** Whether something of a name is left beside wildcards. */
function isName(text: string): boolean {
  return /[a-z\d]/i.test(text);
}

/** An ARN with a name behind the type of caller, or that of one account's root user. */
function nameInArn(value: string): string | undefined {
  if (/^arn:[^:]*:iam::\d{12}:root$/i.test(value)) return value;
  const resource = value.slice(value.lastIndexOf(":") + 1);
  const slash = resource.indexOf("/");
  if (slash >= 0) return isName(resource.slice(slash)) ? value : undefined;
  // A pattern for any part of an ARN may mean the type of caller, or its account.
  const isOfName = resource === value && !/^[\d*?]*(?:arn|root|user|(?:assumed-)?role)?[\d*?]*$/i.test(value);
  return isOfName ? value : undefined;
}

/** The id of one user or role, of one account's root user, or anybody's with a name behind it. */
function nameInId(value: string): string | undefined {
  if (isAccountId(value)) return `the root user of account ${value}`;
  if (/^[\d*?]*$/.test(value) || isForAnonymous(value)) return undefined;
  // A type of caller has four letters that the ids of all its members begin with.
  return isName(value.replace(/^(?:[A-Z*?]{0,4}(?=[*?])|AIDA|AROA|[\d*?]+:)/i, "")) ? value : undefined;
}

/** What all have who do not sign their requests. */
function isForAnonymous(value: string): boolean {
  return value.toLowerCase() === "anonymous";
}

function serviceName(value: string): string | undefined {
  if (/^\*(?:\.amazonaws\.com(?:\.cn)?)?$/i.test(value)) return awsServices;
  return isName(value) ? value : undefined;
}

function serviceForCaller(value: string): string | undefined {
  const service = serviceName(value);
  return service === undefined ? undefined : `${service} on behalf of a caller`;
}
