import type { DocumentStatus } from "../../server/src/protocol.ts";

/** How many findings there are: `2 errors, 1 warning`; empty where there are none. */
export function findingsInWords({
  errors,
  warnings,
  remarks,
}: Pick<DocumentStatus, "errors" | "warnings" | "remarks">): string {
  const parts = [counted(errors, "error"), counted(warnings, "warning"), counted(remarks, "remark")];
  return parts.filter((part) => part !== "").join(", ");
}

function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
