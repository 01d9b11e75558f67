import type { KeyStatus } from "../../../server/src/aws/aws.ts";

/** One line: `Enabled · SYMMETRIC_DEFAULT · AWS_KMS · rotates`. */
export function statusInWords({ state, spec, origin, manager, isMultiRegion, rotation }: KeyStatus): string {
  const turning = rotation && (rotation.isOn ? "rotates" : "does not rotate");
  const parts = [
    state,
    spec,
    origin,
    turning,
    isMultiRegion ? "multi-Region" : "",
    manager === "AWS" ? "AWS managed" : "",
  ];
  return parts.filter(Boolean).join(" · ");
}
