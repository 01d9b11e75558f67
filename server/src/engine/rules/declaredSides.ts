import { mayBeRegion } from "../catalog/regions.ts";
import { isAccountId, isKeyId, parseArn, type Arn } from "../policy/arn.ts";
import type { Declaration } from "../policy/declaration.ts";
import { isDefinite, type Mention } from "../set/mentions.ts";
import { propertyOf } from "../tree/node.ts";
import { keyPatternFault } from "./arn/faults/key.ts";
import { withPart } from "./setSides.ts";
import type { Side } from "./sides.ts";

type Fact = "keyArn" | "bucket" | "region" | "account";

/** Whether the key itself is declared: of another one, a rule of its own speaks, whatever its parts are. */
export function declaresKey(declaration: Declaration): boolean {
  return factIn(declaration, "keyArn") !== undefined;
}

/** The declared key. Where another takes its place, what else is declared of the key goes with it. */
export function declaredKeySide(declaration: Declaration): Side | undefined {
  const key = factIn(declaration, "keyArn");
  if (key === undefined) return undefined;
  return {
    value: key.value,
    accepted: [key.value.replace(/^arn:[^:]*:/, "")],
    mentions: [key, factIn(declaration, "region") ?? [], factIn(declaration, "account") ?? []].flat(),
    rewrite: (mention, value) => {
      const whole = isKeyId(value) ? withPart(key.value, "resource", `key/${value}`) : value;
      if (mention === key.value) return whole;
      const { account = mention, region = mention } = parseArn(whole) ?? {};
      return isAccountId(mention) ? account : region;
    },
    takes: (value) => isKeyId(value) || keyPatternFault(value) === undefined,
  };
}

/** The account or Region that is declared, be it by the key's ARN. */
export function declaredPartSide(declaration: Declaration, part: "region" | "account"): Side | undefined {
  const own = factIn(declaration, part);
  const key = factIn(declaration, "keyArn");
  const value = own?.value ?? partOf(key, part);
  if (value === undefined) return undefined;
  return {
    value,
    mentions: [own ?? [], key ?? []].flat(),
    rewrite: (mention, other) => (mention === value ? other : withPart(mention, part, other)),
    takes: (other) => (part === "account" ? isAccountId(other) : mayBeRegion(other)),
  };
}

/** The partition of the declared key, whose Region is of that one alone. */
export function declaredPartitionSide(declaration: Declaration): Side | undefined {
  const key = factIn(declaration, "keyArn");
  const value = partOf(key, "partition");
  if (key === undefined || value === undefined) return undefined;
  const rewrite: Side["rewrite"] = (mention, other) => withPart(mention, "partition", other);
  return { value, mentions: [key], rewrite, takes: () => false };
}

export function declaredBucketSide(declaration: Declaration): Side | undefined {
  const bucket = factIn(declaration, "bucket");
  return bucket && { value: bucket.value, mentions: [bucket], rewrite: (_mention, other) => other };
}

function partOf(key: Mention | undefined, part: keyof Arn): string | undefined {
  return key && parseArn(key.value)?.[part];
}

/** A blank that is to be filled in declares nothing. */
function factIn({ node }: Declaration, fact: Fact): Mention | undefined {
  const value = propertyOf(node, fact)?.value;
  return value?.kind === "string" && isDefinite(value.value) ? { value: value.value, at: value } : undefined;
}
