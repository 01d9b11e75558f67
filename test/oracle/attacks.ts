import type { Request } from "../../server/src/engine/evaluate/request.ts";
import { identities } from "./callers.ts";
import { readKeyArn } from "./constantWorlds.ts";
import type { Headers, KeyId } from "./rows.ts";
import { sessionOf } from "./solutions.ts";
import type { StatementJson } from "./statements.ts";
import { aclKey, bucketArn, freeKeys, secureKey, sourceArnKey, tagKey } from "./worlds.ts";

type Random = () => number;

/** Makes random uploads with given headers out of the constants of a policy and of what nearly equals them. */
export function attacker(
  statements: readonly StatementJson[],
  random: Random,
): (headers: Headers) => Request {
  const constants = [...new Set(constantsIn(statements))];
  const pick = <T>(values: readonly T[], otherwise: T): T =>
    values[Math.floor(random() * values.length)] ?? otherwise;
  const near = (filter: (text: string) => boolean, otherwise: string): string =>
    mutate(fill(pick(constants.filter(filter), otherwise), random), random);
  return (headers) => {
    const context = new Map<string, readonly string[]>([
      [secureKey, [pick(["true", "true", "false"], "true")]],
    ]);
    const caller = randomCaller(near, pick);
    const maySet = (key: string, value: string): void => {
      if (random() < 0.6 && value !== "") context.set(key, [value]);
    };
    for (const key of freeKeys)
      maySet(
        key,
        near((text) => !text.startsWith("arn:"), "other"),
      );
    maySet(aclKey, pick(["private", "public-read", "public-read-write", "bucket-owner-read"], "private"));
    if (caller.type === "service") maySet(sourceArnKey, near(isArnOf("[^i]"), "arn:aws:s3:::source"));
    else if (caller.type !== "anonymous")
      maySet(
        tagKey,
        near((text) => text.length < 6, "red"),
      );
    setHeaders(context, headers, constants, random);
    const objectKey = near((text) => text.startsWith(bucketArn), "x").replace(`${bucketArn}/`, "") || "x";
    return { caller, action: "s3:PutObject", resource: `${bucketArn}/${objectKey}`, context };
  };
}

function constantsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(constantsIn) : [];
}

function isArnOf(service: string): (text: string) => boolean {
  const shape = new RegExp(`^arn:[^:]*:${service}`);
  return (text) => shape.test(text);
}

type Near = (filter: (text: string) => boolean, otherwise: string) => string;

function randomCaller(near: Near, pick: <T>(values: readonly T[], otherwise: T) => T): Request["caller"] {
  const kind = pick([...identities, ...identities, "service", "anonymous"] as const, "session");
  if (kind === "anonymous") return { type: kind };
  if (kind === "service")
    return { type: kind, name: pick(["logging.s3.amazonaws.com", "config.amazonaws.com"], "") };
  const model = near(isArnOf("(?:iam|\\*)"), "arn:aws:iam::111122223333:role/x");
  const account = /\d{12}/.exec(model)?.[0] ?? pick(["111122223333", "444455556666", "100000000006"], "");
  const path =
    /:(?:role|user)\/([\w+=,.@-]+(?:\/[\w+=,.@-]+)*)$/.exec(model)?.[1] ?? pick(["Other", "a/b"], "");
  if (kind === "root") return { type: kind, arn: `arn:aws:iam::${account}:root` };
  if (kind === "user") return { type: kind, arn: `arn:aws:iam::${account}:user/${path}` };
  if (kind === "session") return sessionOf(`arn:aws:iam::${account}:role/${path}`);
  return { type: kind, arn: `arn:aws:sts::${account}:federated-user/${path.split("/").at(-1) ?? ""}` };
}

/** A text that a pattern matches. */
function fill(pattern: string, random: Random): string {
  const fillings = ["", "x", "a/b", "Clerk", "1"];
  return pattern
    .replaceAll("*", () => fillings[Math.floor(random() * fillings.length)] ?? "")
    .replaceAll("?", () => "c");
}

/** Half of the time the text itself, else one that differs in one place. */
function mutate(text: string, random: Random): string {
  const place = Math.floor(random() * text.length);
  const character = text.charAt(place);
  const [before, after] = [text.slice(0, place), text.slice(place + 1)];
  const swapped = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
  const changes = [before + after, `${before}${swapped}${after}`, `${before}x${after}`, `${text}x`];
  return changes[Math.floor(random() * changes.length * 2)] ?? text;
}

const sse = "s3:x-amz-server-side-encryption";

function setHeaders(
  context: Map<string, readonly string[]>,
  { algorithm, keyId, customerAlgorithm }: Headers,
  constants: readonly string[],
  random: Random,
): void {
  if (algorithm !== undefined) context.set(sse, [algorithm]);
  if (customerAlgorithm !== undefined) context.set(`${sse}-customer-algorithm`, [customerAlgorithm]);
  if (keyId !== undefined) context.set(`${sse}-aws-kms-key-id`, [randomKeyId(keyId, constants, random)]);
}

function randomKeyId(keyId: KeyId, constants: readonly string[], random: Random): string {
  if ("exactly" in keyId) return keyId.exactly;
  if ("aliasBehind" in keyId) return `${keyId.aliasBehind}alias/${random() < 0.5 ? "ledger" : "x/y"}`;
  const fits = (arn: string): boolean => {
    const key = readKeyArn(arn);
    if (key === undefined || keyId.otherThan.includes(key.id)) return false;
    return keyId.of.accounts.includes(key.account) !== keyId.of.isNegated;
  };
  const candidates = constants.filter(fits);
  if (random() < 0.4 && candidates.length > 0)
    return candidates[Math.floor(random() * candidates.length)] ?? "";
  const digits = (length: number): string =>
    Array.from({ length }, () => "0123456789abcdef"[Math.floor(random() * 16)]).join("");
  const id =
    random() < 0.5
      ? `mrk-${digits(32)}`
      : `${digits(8)}-${digits(4)}-${digits(4)}-${digits(4)}-${digits(12)}`;
  const owners = keyId.of.isNegated
    ? ["444455556666", "111122223333", "999988887777"].filter((each) => !keyId.of.accounts.includes(each))
    : keyId.of.accounts;
  const owner = owners[Math.floor(random() * owners.length)] ?? "999988887777";
  return `arn:aws:kms:${random() < 0.5 ? "us-east-1" : "eu-west-1"}:${owner}:key/${id}`;
}
