import { mismatch } from "./mismatch.ts";
import type { OperatorFacts } from "./operators.ts";
import type { Truth } from "./truth.ts";

/** An address as its groups, most significant first: 4 of 8 bits (IPv4) or 8 of 16 bits (IPv6). */
export type Address = readonly number[];

/** All addresses that begin with the same bits. */
export interface AddressRange {
  readonly address: Address;
  /** How many leading bits count: 0–32 or 0–128. */
  readonly prefix: number;
}

/** Takes an IPv4 or IPv6 address apart. Undefined for other text, leading zeros in IPv4 included. */
function toAddress(text: string): Address | undefined {
  return text.includes(":") ? toAddress6(text) : toAddress4(text);
}

/** Takes a CIDR range apart; a bare address is a range of one. Bits behind the prefix do not count. */
export function toRange(text: string): AddressRange | undefined {
  const slash = text.indexOf("/");
  const address = toAddress(slash < 0 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const bits = address.length === 4 ? 32 : 128;
  if (slash < 0) return { address, prefix: bits };
  const prefix = text.slice(slash + 1);
  return /^(?:0|[1-9]\d{0,2})$/.test(prefix) && Number(prefix) <= bits
    ? { address, prefix: Number(prefix) }
    : undefined;
}

/** Whether an address lies in a range. One of IPv4 never lies in a range of IPv6. */
function isInRange(address: Address, range: AddressRange): boolean {
  if (address.length !== range.address.length) return false;
  const width = address.length === 4 ? 8 : 16;
  return address.every((group, index) => {
    const ignored = width - Math.min(width, Math.max(0, range.prefix - index * width));
    return group >> ignored === (range.address[index] ?? 0) >> ignored;
  });
}

/** Whether an address of the request lies in a range of the policy, before negation. */
export function matchesAddress(facts: OperatorFacts, requestValue: string, policyValue: string): Truth {
  const address = toAddress(requestValue);
  const range = toRange(policyValue);
  if (address === undefined) return mismatch(facts, requestValue, "an IP address");
  if (range === undefined) return mismatch(facts, policyValue, "an IP address or a range of them");
  return isInRange(address, range);
}

function toAddress4(text: string): Address | undefined {
  const groups = text.split(".");
  if (groups.length !== 4) return undefined;
  const isGroup = (group: string): boolean => /^(?:0|[1-9]\d{0,2})$/.test(group) && Number(group) < 256;
  return groups.every(isGroup) ? groups.map(Number) : undefined;
}

function toAddress6(text: string): Address | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const front = toGroups(head, tail === undefined);
  const back = tail === undefined ? [] : toGroups(tail, true);
  if (front === undefined || back === undefined) return undefined;
  const missing = 8 - front.length - back.length;
  // A double colon stands for at least one group; without one, all eight must be there.
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...front, ...Array<number>(missing).fill(0), ...back];
}

/** The last 32 bits may be written as an IPv4 address, where the text ends with them. */
function toGroups(text: string, isEnd: boolean): readonly number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    const dotted = isEnd && index === parts.length - 1 && part.includes(".") ? toAddress4(part) : undefined;
    if (dotted !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = dotted;
      groups.push((a << 8) | b, (c << 8) | d);
    } else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
