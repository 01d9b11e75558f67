import { policySizes } from "../../catalog/policySizes.ts";
import type { Problem, Rule } from "../../lint/rule.ts";
import type { Policy } from "../../policy/policy.ts";
import type { Node } from "../../tree/node.ts";

export const tooLarge: Rule = {
  id: "policy/too-large",
  summary: "A policy with more bytes than AWS takes",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: ["POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"],

  *check(policy) {
    const { tree, root } = policy;
    const kind = policy.kind === "kms-key-policy" ? policy.kind : "s3-bucket-policy";
    const [service, limit] = [kind === "kms-key-policy" ? "KMS" : "S3", policySizes[kind]];
    // No character takes more than three bytes for each of its UTF-16 units.
    if (root === undefined || tree.errors.length > 0 || tree.text.length * 3 <= limit) return;
    const size = bytesIn(tree.text);
    if (size > limit)
      yield problemOf(policy, root, `${service} takes at most ${inWords(limit)}`, limit, size);
  },
};

/** Whether AWS counts the blanks between the parts of a policy is not documented, so only without them it is certain. */
function problemOf({ tree }: Policy, root: Node, rule: string, limit: number, size: number): Problem {
  const bare = bytesIn(tree.text) - blankBytesIn(tree.text);
  const at = { start: root.start, end: root.start + 1 };
  if (bare > limit)
    return {
      at,
      message: `This policy has ${inWords(bare)} without its blanks, and ${rule}. Join statements, use patterns, or move what belongs to the callers into their IAM policies.`,
    };
  return {
    at,
    severity: "warning",
    message: `This policy has ${inWords(size)}, and ${rule}. Without the blanks between its parts it has ${inWords(bare)}: save it in that form if this one is refused.`,
  };
}

function inWords(bytes: number): string {
  return `${String(bytes)} bytes`;
}

/** The length of a text in UTF-8. */
function bytesIn(text: string): number {
  let bytes = text.length;
  if (isAscii(text)) return bytes;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // The two halves of a surrogate pair make four bytes together.
    const isSurrogate = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x800 || isSurrogate ? 1 : 2;
  }
  return bytes;
}

function isAscii(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- Control characters are a byte each like the rest of ASCII.
  return !/[^\u0000-\u007f]/.test(text);
}

/** Blanks between the parts of JSON, not those inside its texts. */
function blankBytesIn(json: string): number {
  return json.replaceAll(/"(?:[^"\\]|\\.)*"|[^"\s]+/g, "").length;
}
