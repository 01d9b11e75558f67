import { toRange, type Address } from "../../evaluate/ipAddresses.ts";

/**
 * Addresses, one of which lies in some of these ranges and outside of others if any does: the first and last
 * of each range and their neighbours outside, for IPv4 and IPv6 alike.
 */
export function candidateAddresses(values: readonly string[]): readonly string[] {
  const addresses = values.flatMap((value) => {
    const range = toRange(value);
    if (range === undefined) return [];
    const first = withBits(range.address, range.prefix, 0);
    const last = withBits(range.address, range.prefix, 1);
    return [first, last, ...neighbours(first, -1), ...neighbours(last, 1)];
  });
  return [...new Set([...ordinary, ...addresses.map(formatAddress)])];
}

/** One of the addresses set aside for documentation, of either kind; the ends of both spaces need no care then. */
const ordinary = ["203.0.113.10", "2001:db8::10"];

/** The address with all bits behind the prefix set to 0 or to 1. */
function withBits(address: Address, prefix: number, bit: 0 | 1): Address {
  const width = widthOf(address);
  return address.map((group, index) => {
    const free = width - Math.min(width, Math.max(0, prefix - index * width));
    const mask = (1 << free) - 1;
    return bit === 1 ? group | mask : group & ~mask;
  });
}

/** The next address in a direction; none at the end of the space. */
function neighbours(address: Address, step: 1 | -1): readonly Address[] {
  const full = (1 << widthOf(address)) - 1;
  const next = [...address];
  for (let index = next.length - 1; index >= 0; index--) {
    const group = (next[index] ?? 0) + step;
    next[index] = group < 0 ? full : group > full ? 0 : group;
    if (group >= 0 && group <= full) return [next];
  }
  return [];
}

function widthOf(address: Address): number {
  return address.length === 4 ? 8 : 16;
}

function formatAddress(address: Address): string {
  return address.length === 4 ? address.join(".") : address.map((group) => group.toString(16)).join(":");
}
