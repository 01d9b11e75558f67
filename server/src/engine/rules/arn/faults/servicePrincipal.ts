import { distanceBetween, nearest } from "../../../catalog/nearest.ts";
import { partitions } from "../../../catalog/partitions.ts";
import { mayBeRegion, nearestRegion } from "../../../catalog/regions.ts";
import { servicePrincipals } from "../../../catalog/servicePrincipals.ts";
import { isService, nearestService } from "../../../catalog/services.ts";
import { quoted } from "../../quoted.ts";
import type { Fault } from "./fault.ts";

/** What keeps AWS from taking a value for a service: `cloudtrail.amazonaws.com`, `logs.eu-west-1.amazonaws.com`. */
export function servicePrincipalFault(value: string): Fault | undefined {
  if (/[*?]/.test(value))
    return { message: `A service is named outright, without wildcards, but here stands ${quoted(value)}.` };
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(value)) return formFault(value);
  return suffixFault(value) ?? misspeltFault(value);
}

function formFault(value: string): Fault {
  const lower = value
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "");
  const isWhole = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com$/.test(lower);
  const instead = isService(lower) ? `${lower}.${USUAL_SUFFIX}` : isWhole ? lower : undefined;
  const looks = instead === undefined ? 'Those look like "cloudtrail.amazonaws.com".' : meaning(instead);
  return { message: `${quoted(value)} is no service principal. ${looks}`, ...(instead && { instead }) };
}

function meaning(instead: string): string {
  return `${quoted(instead)} is probably meant.`;
}

/** Not all services have the suffix of a partition, but what nearly is one is a slip. */
function suffixFault(value: string): Fault | undefined {
  const suffixes = partitions.map(({ dnsSuffix }) => dnsSuffix);
  if (suffixes.some((suffix) => value.endsWith(`.${suffix}`))) return undefined;
  const labels = value.split(".");
  const start = labels.findIndex((_, index) => index > 0 && isNearlySuffix(labels.slice(index).join(".")));
  if (start < 0) return undefined;
  const instead = `${labels.slice(0, start).join(".")}.${USUAL_SUFFIX}`;
  return {
    message: `${quoted(value)} is no service principal: those end in ".${USUAL_SUFFIX}". ${meaning(instead)}`,
    instead,
  };
}

function isNearlySuffix(text: string): boolean {
  return text === "amazonaws" || distanceBetween(text, USUAL_SUFFIX, 3) <= 3;
}

const USUAL_SUFFIX = "amazonaws.com";

/** Those with a service before the service: `delivery.logs.amazonaws.com`. */
const nestedPrincipals = [...servicePrincipals.keys()].filter((name) => name.split(".").length > 3);

/** There is no list of all services that are principals, so a name is doubted only where it nearly is another. */
function misspeltFault(value: string): Fault | undefined {
  const [, name = "", region] =
    /^([a-z0-9-]+)(?:\.([a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/.exec(value) ?? [];
  const whole = servicePrincipals.has(value) ? undefined : nearest(value, nestedPrincipals, 1);
  if (whole !== undefined)
    return {
      message: `Latchkey knows no service ${quoted(value)}. ${quoted(whole)} is the nearest one.`,
      isDoubtful: true,
      instead: whole,
    };
  if (region === undefined) return misspeltServiceFault(name, (meant) => value.replace(name, meant));
  if (!/-\d+$/.test(region) || mayBeRegion(region)) return undefined;
  const other = nearestRegion(region);
  if (other === undefined) return undefined;
  return {
    message: `${quoted(region)} is no region. "${other}" is the nearest one.`,
    isDoubtful: true,
    instead: value.replace(region, other),
  };
}

/** A service that nearly is one that Latchkey knows. */
export function misspeltServiceFault(
  service: string,
  valueWith: (service: string) => string,
): Fault | undefined {
  const meant = nearestService(service);
  if (meant === undefined) return undefined;
  return {
    message: `Latchkey knows no service ${quoted(service)}. "${meant}" is the nearest one.`,
    isDoubtful: true,
    instead: valueWith(meant),
  };
}
