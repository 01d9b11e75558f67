import type { Request } from "../../evaluate/request.ts";
import type { Policy } from "../../policy/policy.ts";
import { newMemory } from "../search/memory.ts";
import { decideRow } from "./decideRow.ts";
import { toKnownKeys, unpinnedKeyTie } from "./keyIds.ts";
import { partitionOf } from "./objects.ts";
import { ordinaryUploadsOf } from "./ordinary.ts";
import { pinnedKeys } from "./pinnedKeys.ts";
import { underKey } from "./readings.ts";

/**
 * An upload that gets through under a key which fits nothing that the policy pins, read as a pattern for whole texts,
 * by somebody whom no Deny spares by name.
 */
export function unpinnedUpload(policy: Policy): Request | undefined {
  const known = toKnownKeys(pinnedKeys(policy), policy.once(partitionOf));
  const memory = newMemory(policy);
  const readings = underKey(unpinnedKeyTie(known, { wildcards: true }));
  const { verdict, exempt, witness } = decideRow(policy, readings, memory, ordinaryUploadsOf(policy, memory));
  return verdict === "open" && exempt === undefined ? witness : undefined;
}
