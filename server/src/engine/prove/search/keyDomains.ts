import { actionOf, serviceOf } from "../../catalog/actions.ts";
import { mayComeThroughS3 } from "../../catalog/keyActions.ts";
import { encryptionTypes, serviceEncryptionTypes } from "../../catalog/encryptionTypes.ts";
import { conditionKeyOf, type ConditionKeyType } from "../../catalog/conditionKeys.ts";
import { ifPresent, isAbsent, isPresent, type Constraint } from "../literals/constraint.ts";
import { anyAccount, anyArn, anyRegion } from "../shapes/arns.ts";
import { toPattern } from "../theories/pattern.ts";
import type { Test } from "../theories/values.ts";
import type { Domain } from "../literals/domain.ts";

/**
 * What a key, in lower case, may be in requests for an action, as far as neither caller nor network decide it.
 * Undefined for a key that the catalogue does not know: it may be new, or misspelt and then never there.
 */
export function domainOf(key: string, action: string): Domain | undefined {
  const known = conditionKeyOf(key);
  if (known === undefined) return undefined;
  const base = { isMultivalued: known.type.startsWith("ArrayOf") };
  if (!isCarriedBy(action, known.name)) return { ...base, constraints: [isAbsent], preferred: [undefined] };
  const values = ordinaryValues.get(key) ?? examplesOf(known.type);
  return {
    ...base,
    constraints: [
      ...valueConstraints(key, known.type),
      ...(key === "kms:viaservice" && !mayComeThroughS3(action) ? [isNotS3] : []),
      ...(alwaysThere.has(key) ? [isPresent] : []),
    ],
    // Absence is what most keys are like, and last of all for those that requests mostly have.
    preferred: mostlyThere.has(key) ? [...values, undefined] : [undefined, ...values],
  };
}

/** A key of KMS or S3 exists only for the actions that list it; global keys may come with any. */
function isCarriedBy(action: string, key: string): boolean {
  const service = serviceOf(key);
  if (service !== "s3" && service !== "kms") return true;
  return actionOf(action)?.conditionKeys.includes(key) ?? true;
}

/** The global keys that AWS documents as part of every request. */
const alwaysThere: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:requestedregion",
  "aws:resourceaccount",
  "aws:securetransport",
  "aws:viaawsservice",
]);

/** Those, and the address that requests come from, unless they take another way. */
const mostlyThere: ReadonlySet<string> = new Set([...alwaysThere, "aws:sourceip"]);

/** What an unremarkable request has: it uses TLS and is made by its caller directly. */
const ordinaryValues: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws:currenttime", ["2026-01-01T00:00:00Z"]],
  ["aws:epochtime", ["1767225600"]],
  ["aws:requestedregion", ["us-east-1", "eu-west-1"]],
  ["aws:resourceaccount", ["111122223333", "444455556666"]],
  ["aws:securetransport", ["true"]],
  ["aws:sourceaccount", ["111122223333", "444455556666"]],
  ["aws:sourceip", ["203.0.113.10"]],
  ["aws:viaawsservice", ["false"]],
  ["aws:multifactorauthpresent", ["true"]],
  ["s3:x-amz-acl", ["bucket-owner-full-control", "private"]],
]);

/** Something to say where any value will do. */
function examplesOf(type: ConditionKeyType): readonly string[] {
  if (type === "ARN") return ["arn:aws:s3:::example"];
  return type === "String" || type === "ArrayOfString" ? ["example"] : [];
}

/** Keys with a documented list of values; S3 refuses any other. */
const listedValues: ReadonlyMap<string, readonly string[]> = new Map([
  ["s3:authtype", ["REST-HEADER", "REST-QUERY-STRING", "POST"]],
  ["s3:signatureversion", ["AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", "AWS"]],
  ["s3:tlsversion", ["1.3", "1.2", "1.1", "1.0"]],
  [
    "s3:x-amz-acl",
    [
      "private",
      "public-read",
      "public-read-write",
      "authenticated-read",
      "aws-exec-read",
      "bucket-owner-read",
      "bucket-owner-full-control",
      "log-delivery-write",
    ],
  ],
  ["s3:x-amz-server-side-encryption", [...encryptionTypes, ...serviceEncryptionTypes]],
  ["s3:x-amz-server-side-encryption-customer-algorithm", ["AES256"]],
]);

/** Keys that have the number of an account. Those of callers follow from their ARNs. */
const accountKeys: ReadonlySet<string> = new Set([
  "aws:resourceaccount",
  "aws:sourceaccount",
  "aws:vpceaccount",
  "s3:dataaccesspointaccount",
  "s3:resourceaccount",
]);

function valueConstraints(key: string, type: ConditionKeyType): readonly Constraint[] {
  if (accountKeys.has(key)) return [isAccount];
  if (key === "aws:requestedregion") return [isRegion];
  const listed = listedValues.get(key);
  const test = listed === undefined ? typeTest(type) : oneOf(listed);
  return test === undefined ? [] : [ifPresent(`is ${listed === undefined ? type : "listed"}`, test)];
}

const isAccount = ifPresent("is an account", { patterns: [anyAccount], negated: false });
const isRegion = ifPresent("is a Region", { patterns: anyRegion, negated: false });

function typeTest(type: ConditionKeyType): Test | undefined {
  const negated = false;
  switch (type) {
    case "ARN":
      return { patterns: anyArn, negated };
    case "Bool":
      return oneOf(["true", "false"]);
    case "Date":
      return { family: "date", comparison: "greaterThanEquals", values: ["1970-01-01T00:00:00Z"], negated };
    case "IPAddress":
      return { family: "ip", comparison: "inRange", values: ["0.0.0.0/0", "::/0"], negated };
    case "Numeric":
      return { family: "numeric", comparison: "greaterThanEquals", values: ["0"], negated };
    case "ArrayOfString":
    case "String":
      return undefined;
  }
}

/** `kms:ViaService` of what S3 never asks for. */
const isNotS3 = ifPresent("is not S3", {
  patterns: [toPattern("s3.*", { wildcards: true, ignoresCase: true })],
  negated: true,
});

function oneOf(values: readonly string[]): Test {
  return { patterns: values.map((value) => toPattern(value, { wildcards: false })), negated: false };
}
