import type { Policy } from "../policy/policy.ts";
import { encryptionListOf } from "../policy/readEncryption.ts";
import { isUnambiguous } from "../policy/repeatedMembers.ts";
import { isProvable } from "../prove/isProvable.ts";
import { propertyOf, type Span } from "../tree/node.ts";
import { keyTableOf } from "./keyTable.ts";
import { uploadMatrixOf } from "./uploadMatrix.ts";

/** A line above a document that leads to what there is to see of it. */
export interface CodeLens {
  /** What it stands above. */
  readonly at: Span;
  readonly title: string;
  /** What it leads to: who may do what, the drawing of that, or the choice of a key. */
  readonly opens: "access" | "setup" | "decision";
}

/** The lines above a document's statements or rules. None while the text is no JSON or has a member twice. */
export function codeLensesOf(policy: Policy): readonly CodeLens[] {
  if (policy.kind === "s3-bucket-encryption") return decisionLensOf(policy);
  const statements = propertyOf(policy.root, "Statement");
  if (statements === undefined || !isReadable(policy)) return [];
  const { summary } = policy.kind === "kms-key-policy" ? keyTableOf(policy) : uploadMatrixOf(policy);
  const at = statements.name;
  return [
    { at, title: summary, opens: "access" },
    { at, title: "Draw who may do what", opens: "setup" },
  ];
}

/** What a bucket encrypts with by default is the choice that the decision is about. */
function decisionLensOf({ root, tree }: Policy): readonly CodeLens[] {
  const rules = encryptionListOf(root);
  if (rules === undefined || tree.errors.length > 0) return [];
  return [{ at: rules.name, title: "Which key does this bucket need?", opens: "decision" }];
}

/** Whether a document is a policy that says all that its author means to say, and no more than AWS takes. */
export function isReadable(policy: Policy): boolean {
  return policy.kind !== "s3-bucket-encryption" && isUnambiguous(policy) && isProvable(policy);
}
