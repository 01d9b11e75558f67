import type { Policy } from "../policy/policy.ts";
import { isProvable } from "../prove/isProvable.ts";
import { propertyOf, type Span } from "../tree/node.ts";
import { keyTableOf } from "./keyTable.ts";
import { uploadMatrixOf } from "./uploadMatrix.ts";

/** A line above a policy that says what it comes to. */
export interface CodeLens {
  /** What it stands above. */
  readonly at: Span;
  readonly title: string;
}

/** The line above a policy's statements. None on other documents, nor while the text has syntax errors. */
export function codeLensOf(policy: Policy): CodeLens | undefined {
  const statements = propertyOf(policy.root, "Statement");
  if (statements === undefined || !isReadable(policy)) return undefined;
  const { summary } = policy.kind === "kms-key-policy" ? keyTableOf(policy) : uploadMatrixOf(policy);
  return { at: statements.name, title: summary };
}

/** Whether a document is a policy that says all that its author means to say, and no more than AWS takes. */
export function isReadable(policy: Policy): boolean {
  const { kind, tree } = policy;
  return kind !== "s3-bucket-encryption" && tree.errors.length === 0 && isProvable(policy);
}
