import { distanceBetween } from "../../../catalog/nearest.ts";
import { partitions } from "../../../catalog/partitions.ts";
import { mayBeRegion, nearestRegion } from "../../../catalog/regions.ts";
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
  const lower = value.trim().toLowerCase();
  const isName = isService(lower);
  return {
    message: `${quoted(value)} is no service principal. Those look like "cloudtrail.amazonaws.com".`,
    ...(isName && { instead: `${lower}.amazonaws.com` }),
    ...(/^[a-z0-9-]+\.amazonaws\.com$/.test(lower) && { instead: lower }),
  };
}

/** Not all services have the suffix of a partition, but what nearly is one is a slip. */
function suffixFault(value: string): Fault | undefined {
  const suffixes = partitions.map(({ dnsSuffix }) => dnsSuffix);
  if (suffixes.some((suffix) => value.endsWith(`.${suffix}`))) return undefined;
  const labels = value.split(".");
  const [name = "", ...rest] = labels;
  const suffix = rest.join(".");
  if (distanceBetween(suffix, USUAL_SUFFIX, 3) > 3) return undefined;
  return {
    message: `${quoted(value)} is no service principal: those end in ".${USUAL_SUFFIX}".`,
    instead: `${name}.${USUAL_SUFFIX}`,
  };
}

const USUAL_SUFFIX = "amazonaws.com";

/** There is no list of all services that are principals, so a name is doubted only where it nearly is another. */
function misspeltFault(value: string): Fault | undefined {
  const [, name = "", region] =
    /^([a-z0-9-]+)(?:\.([a-z0-9-]+))?\.amazonaws\.com(?:\.cn)?$/.exec(value) ?? [];
  const meant = region === undefined ? nearestService(name) : undefined;
  if (meant !== undefined)
    return {
      message: `Latchkey knows no service ${quoted(name)}. "${meant}" is the nearest one.`,
      isDoubtful: true,
      instead: value.replace(name, meant),
    };
  if (region === undefined || !/-\d+$/.test(region) || mayBeRegion(region)) return undefined;
  const nearest = nearestRegion(region);
  if (nearest === undefined) return undefined;
  return {
    message: `${quoted(region)} is no region. "${nearest}" is the nearest one.`,
    isDoubtful: true,
    instead: value.replace(region, nearest),
  };
}
