import { isReadable } from "../engine/features/codeLens.ts";
import type { Policy } from "../engine/policy/policy.ts";
import type { Session } from "./session.ts";

/** The open policy of that URI, unless it is half typed. */
export function readablePolicyOf({ documents, analyses }: Session, uri: string): Policy | undefined {
  const document = documents.get(uri);
  const policy = document && analyses(document).analysis?.policy;
  return policy !== undefined && isReadable(policy) ? policy : undefined;
}
