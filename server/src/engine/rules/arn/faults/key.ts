import type { Arn } from "../../../policy/arn.ts";
import { hasWildcard } from "../../../policy/glob.ts";
import { quoted } from "../../quoted.ts";
import { arnFault, parsePattern } from "./arn.ts";
import type { Fault } from "./fault.ts";

const KEY_ID = /^(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;
const ALIAS = /^alias\/[\w/-]+$/;

/** What is wrong with the ARN of a key, or a pattern for one, that a request's key is compared with. */
export function keyPatternFault(value: string): Fault | undefined {
  const arn = parsePattern(value);
  if (arn === undefined) return noKeyArnFault(value);
  if (arn.service !== "kms" && !hasWildcard(arn.service) && arn.service.toLowerCase() !== "kms")
    return { message: `${quoted(value)} is an ARN of ${quoted(arn.service)}, but a key's is of "kms".` };
  return arnFault(value, arn) ?? keyPartsFault(value, arn);
}

/** What keeps S3 from encrypting with the key that a bucket's default encryption names. Ids and aliases will do. */
export function masterKeyFault(value: string): Fault | undefined {
  if (KEY_ID.test(value) || ALIAS.test(value)) return undefined;
  const arn = parsePattern(value);
  if (arn === undefined)
    return {
      message: `${quoted(value)} is neither the ARN nor the id of a key, nor the name of an alias.`,
      ...(value.startsWith("aws/") && { instead: `alias/${value}` }),
    };
  if (ALIAS.test(arn.resource) && arn.service === "kms") return arnFault(value, arn);
  return keyPatternFault(value);
}

function keyPartsFault(value: string, { region, account, resource }: Arn): Fault | undefined {
  if (region === "" || account === "")
    return { message: `${quoted(value)} lacks its ${region === "" ? "region" : "account id"}.` };
  if (hasWildcard(resource)) return undefined;
  if (ALIAS.test(resource))
    return {
      message: `${quoted(value)} names an alias. S3 compares the ARN of the key itself.`,
      isDoubtful: true,
    };
  const id = resource.startsWith("key/") ? resource.slice("key/".length) : undefined;
  if (id === undefined)
    return {
      message: `The last part of a key's ARN begins with "key/", but here it is ${quoted(resource)}.`,
    };
  return KEY_ID.test(id) ? undefined : { message: `${quoted(id)} has not the form of a key id.` };
}

/** What AWS does with an id or an alias here is not said clearly, except that it asks for the ARN. */
function noKeyArnFault(value: string): Fault | undefined {
  if (hasWildcard(value) || value.includes("${")) return undefined;
  if (KEY_ID.test(value) || ALIAS.test(value))
    return {
      message: `${quoted(value)} names a key, but not by its ARN. S3 compares the full ARN of the key.`,
      isDoubtful: true,
    };
  return {
    message: `${quoted(value)} is no ARN of a key, such as "arn:aws:kms:us-east-1:123456789012:key/…".`,
  };
}
