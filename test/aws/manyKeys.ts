import { account, region } from "./account.ts";
import type { Fate, SeenRequest } from "./proxy.ts";

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Answers lists as an account with very many keys does, a page at a time; every second key has an alias. */
export function manyKeys(count: number): (request: SeenRequest) => Fate {
  return ({ operation, body }) => {
    const { Limit: limit = 100, Marker: marker = "0" } = JSON.parse(body) as {
      Limit?: number;
      Marker?: string;
    };
    const isAliases = operation.endsWith("ListAliases");
    const all = Array.from({ length: isAliases ? count / 2 : count }, (_, index) => index);
    const page = all.slice(Number(marker), Number(marker) + limit);
    const next = Number(marker) + limit;
    const entries = page.map((number) =>
      isAliases
        ? { AliasName: `alias/key-${String(number * 2)}`, TargetKeyId: idOf(number * 2) }
        : { KeyId: idOf(number), KeyArn: `arn:aws:kms:${region}:${account}:key/${idOf(number)}` },
    );
    const more = next < all.length ? { Truncated: true, NextMarker: String(next) } : { Truncated: false };
    return { status: 200, body: { [isAliases ? "Aliases" : "Keys"]: entries, ...more } };
  };
}
