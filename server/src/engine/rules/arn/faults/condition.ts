import { isAccountId, parseArn, withoutDashes, type Arn } from "../../../policy/arn.ts";
import { conditionKeyOf } from "../../../catalog/conditionKeys.ts";
import { mayBeRegion } from "../../../catalog/regions.ts";
import { viaServiceOf } from "../../../catalog/viaService.ts";
import { hasWildcard } from "../../../policy/glob.ts";
import type { Condition } from "../../../policy/policy.ts";
import { quoted } from "../../quoted.ts";
import { accountFault, arnFault, parsePattern, unknownRegionFault } from "./arn.ts";
import { bucketArnFault } from "./bucket.ts";
import type { Fault } from "./fault.ts";
import { fewPartsFault } from "./fewParts.ts";
import { keyPatternFault } from "./key.ts";
import { misspeltServiceFault } from "./servicePrincipal.ts";

/** Whether anything is known of how the values of a condition's key look. */
export function isJudged({ operator, key }: Pick<Condition, "operator" | "key">): boolean {
  if (!/^(?:String|Arn)/.test(operator.base)) return false;
  const name = key.value.toLowerCase();
  return ACCOUNT_KEYS.has(name) || REGION_KEYS.has(name) || name === "kms:viaservice" || holdsArn(name);
}

/** What keeps a value of a condition from ever being equal to what a request carries. */
export function conditionFault(condition: Condition, written: string): Fault | undefined {
  if (!isJudged(condition)) return undefined;
  // What AWS writes in lower case may be in any case where none counts.
  const value = condition.operator.base.endsWith("IgnoreCase") ? written.toLowerCase() : written;
  const name = condition.key.value.toLowerCase();
  if (ACCOUNT_KEYS.has(name)) return accountValueFault(value);
  if (REGION_KEYS.has(name)) return regionValueFault(value);
  if (name === "kms:viaservice") return viaServiceFault(value);
  const fault = fewPartsFault(condition, value);
  if (fault !== undefined) return fault;
  return name === "s3:x-amz-server-side-encryption-aws-kms-key-id"
    ? keyPatternFault(value)
    : arnValueFault(value);
}

const ACCOUNT_KEYS: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:resourceaccount",
  "aws:sourceaccount",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:resourceaccount",
]);

const REGION_KEYS: ReadonlySet<string> = new Set([
  "aws:requestedregion",
  "kms:primaryregion",
  "kms:replicaregion",
]);

/** A key of the type ARN, or an encryption context that a service fills with an ARN. */
function holdsArn(name: string): boolean {
  return conditionKeyOf(name)?.type === "ARN" || /^kms:encryptioncontext:aws:.*arn$/.test(name);
}

function accountValueFault(value: string): Fault | undefined {
  const isOpen = hasWildcard(value) || value.includes("${");
  if (isOpen || isAccountId(value)) return undefined;
  const meant = accountIn(value);
  return { ...accountFault(value), ...(meant !== undefined && { instead: meant }) };
}

/** The account that is written as the console shows it, or by its ARN. */
function accountIn(value: string): string | undefined {
  const account = parseArn(value)?.account ?? withoutDashes(value.trim());
  return isAccountId(account) ? account : undefined;
}

function regionValueFault(value: string): Fault | undefined {
  if (hasWildcard(value) || value.includes("${") || mayBeRegion(value)) return undefined;
  return unknownRegionFault(value, (region) => region);
}

/** KMS writes the service, its region and the same end in every partition. */
function viaServiceFault(value: string): Fault | undefined {
  if (hasWildcard(value) || value.includes("${")) return undefined;
  const [, service, region] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.amazonaws\.com$/.exec(value) ?? [];
  // A value of another form is policy/value-never-matches's business.
  if (service === undefined || region === undefined) return undefined;
  if (!mayBeRegion(region)) return unknownRegionFault(region, (right) => viaServiceOf(service, right));
  return misspeltServiceFault(service, (right) => viaServiceOf(right, region));
}

function arnValueFault(value: string): Fault | undefined {
  const arn = parsePattern(value);
  if (arn !== undefined) return arnFault(value, arn) ?? originFault(value, arn) ?? bucketArnFault(value, arn);
  // Under StringLike a star crosses colons, so a pattern with few parts may still match.
  if (hasWildcard(value) || value.includes("${")) return undefined;
  return { message: `${quoted(value)} is no ARN of six parts.` };
}

/** A Region where the ARNs of a service have none, or none where all of them have one, and an account. */
function originFault(value: string, { service, region, account }: Arn): Fault | undefined {
  const name = GLOBAL_SERVICES.get(service);
  if (name !== undefined && region !== "" && !hasWildcard(region))
    return {
      message: `${name} knows no regions, but here stands ${quoted(region)}.`,
      ...(!value.includes("${") && { instead: value.replace(`:${region}:`, "::") }),
    };
  if (!REGIONAL_SERVICES.has(service) || (region !== "" && account !== "")) return undefined;
  return { message: `${quoted(value)} lacks its ${region === "" ? "region" : "account id"}.` };
}

const GLOBAL_SERVICES: ReadonlyMap<string, string> = new Map([
  ["cloudfront", "CloudFront"],
  ["iam", "IAM"],
  ["organizations", "Organizations"],
  ["route53", "Route 53"],
]);

/** Services of which every ARN has both a Region and an account. */
const REGIONAL_SERVICES: ReadonlySet<string> = new Set([
  "cloudtrail",
  "guardduty",
  "kms",
  "lambda",
  "logs",
  "sns",
  "sqs",
]);
