import { toRange, type AddressRange } from "../../evaluate/ipAddresses.ts";
import { operatorOf } from "../../evaluate/operators.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import type { Condition, ConditionValue, Policy } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { quoted } from "../quoted.ts";

export const privateAddress: Rule = {
  id: "policy/private-address",
  summary: "An address range that says something else than it seems to",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "warning",
  answers: ["IMPROVE_IP_RANGE", "PRIVATE_IP_ADDRESS", "PRIVATE_NOT_IP_ADDRESS"],

  *check(policy) {
    for (const { conditions } of policy.statements)
      for (const condition of conditions) {
        if (operatorOf(condition.operator)?.family !== "ip") continue;
        for (const value of condition.values) yield* problemsOf(policy, condition, value);
      }
  },
};

function* problemsOf(policy: Policy, { key }: Condition, value: ConditionValue): Iterable<Problem> {
  const range = toRange(value.value);
  if (range === undefined) return;
  if (/^aws:SourceIp$/i.test(key.value) && isPrivate(range))
    yield {
      at: value.node,
      message: `${quoted(value.value)} is a private range, but aws:SourceIp is the public address that a request comes from: it is never in there. Requests through a VPC endpoint show theirs as aws:VpcSourceIp.`,
    };
  const exact = withoutHostBits(value.value, range);
  if (exact !== undefined)
    yield {
      at: value.node,
      severity: "hint",
      message: `Behind its first ${String(range.prefix)} bits ${quoted(value.value)} names an address, which does not count: the range is ${quoted(exact)}.`,
      fixes: (): readonly Fix[] => [
        {
          title: `Write "${exact}"`,
          access: "unchanged",
          edits: [replaceValue(policy.tree.text, value.node, exact)],
        },
      ],
    };
}

/** The ranges of IPv4 and IPv6 that are never routed between networks. */
const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fc00::/7"];

function isPrivate(range: AddressRange): boolean {
  return privateRanges.some((each) => {
    const around = toRange(each);
    return around !== undefined && contains(around, range);
  });
}

function contains(outer: AddressRange, inner: AddressRange): boolean {
  if (outer.address.length !== inner.address.length || inner.prefix < outer.prefix) return false;
  const masked = maskOf(inner, outer.prefix);
  return maskOf(outer, outer.prefix).every((group, index) => group === masked[index]);
}

/** The groups of an address with all bits behind a prefix off. */
function maskOf({ address }: AddressRange, prefix: number): readonly number[] {
  const width = address.length === 4 ? 8 : 16;
  return address.map((group, index) => {
    const ignored = width - Math.min(width, Math.max(0, prefix - index * width));
    return (group >> ignored) << ignored;
  });
}

/** The range as it is usually written. Undefined where it is written like that, and for IPv6, which has many forms. */
function withoutHostBits(value: string, range: AddressRange): string | undefined {
  if (range.address.length !== 4 || !value.includes("/")) return undefined;
  const exact = `${maskOf(range, range.prefix).join(".")}/${String(range.prefix)}`;
  return exact === value ? undefined : exact;
}
