import { hasWildcard } from "../../../policy/glob.ts";
import type { Condition } from "../../../policy/policy.ts";
import { quoted } from "../../quoted.ts";
import type { Fault } from "./fault.ts";

const PARTS = 6;

/**
 * A pattern with fewer parts than an ARN has, under an operator that compares part by part. What a variable brings is
 * not known, and a lone star is taken to mean anything.
 */
export function fewPartsFault({ operator }: Condition, value: string): Fault | undefined {
  if (!operator.base.startsWith("Arn") || !hasWildcard(value)) return undefined;
  const parts = value.split(":").length;
  if (parts >= PARTS || /^\*+$/.test(value) || value.includes("${")) return undefined;
  const found = parts === 1 ? "one part" : `${String(parts)} parts`;
  return {
    message: `${quoted(value)} has ${found}, and an ARN has six. ${operator.name} compares each part by itself, and no wildcard reaches over a colon, so this fits no ARN.`,
    isDoubtful: true,
    ...(/^arn:.*\*$/.test(value) && { instead: value + ":*".repeat(PARTS - parts) }),
  };
}
