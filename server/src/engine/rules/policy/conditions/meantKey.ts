import { conditionKeyOf, conditionKeys } from "../../../catalog/conditionKeys.ts";
import { nearest } from "../../../catalog/nearest.ts";
import type { DocumentKind } from "../../../policy/policy.ts";

/** Slips of the pen that a key's name may be away from the one that was meant. */
const MOST_SLIPS = 3;

/**
 * The key that a name was probably meant to be: a slip or two away, with blanks at its edges, without its service, or
 * under an older name.
 */
export function meantKey(name: string, kind: DocumentKind): string | undefined {
  const bare = name.trim();
  if (bare !== name) return conditionKeyOf(bare) === undefined ? meantKey(bare, kind) : bare;
  if (/^aws:arn$/i.test(name)) return "aws:PrincipalArn";
  const services = kind === "kms-key-policy" ? ["kms", "aws"] : ["s3", "aws"];
  if (!name.includes(":")) {
    const [exact] = services.flatMap((service) => exactKey(`${service}:${name}`) ?? []);
    return exact ?? nearest(`aws:${name}`, namesOf(services), 1);
  }
  if (/^\w+:[\w-]+$/.test(name)) return nearest(name, namesOf(services), MOST_SLIPS);
  return meantTemplate(name, services);
}

/** The same for a key with a part to choose: `kms:EncryptionContex:team`. */
function meantTemplate(name: string, services: readonly string[]): string | undefined {
  const [, head, part] = /^(\w+:[\w-]+)[/:](.+)$/.exec(name) ?? [];
  if (head === undefined || part === undefined) return undefined;
  const stems = templates.filter((stem) => services.some((service) => stem.startsWith(`${service}:`)));
  const unseparated = withSeparator(name, head, stems);
  if (unseparated !== undefined) return unseparated;
  const meant = nearest(
    head,
    stems.map((stem) => stem.slice(0, -1)),
    MOST_SLIPS,
  );
  const stem = stems.find((each) => each.slice(0, -1) === meant);
  return stem && `${stem}${part}`;
}

/** A key that lacks only what sets its parts apart: `kms:EncryptionContextaws:s3:arn`. Other ends are slips. */
function withSeparator(name: string, head: string, stems: readonly string[]): string | undefined {
  const stem = stems.find((each) => head.toLowerCase().startsWith(each.slice(0, -1).toLowerCase()));
  if (stem === undefined) return undefined;
  const length = stem.length - 1;
  return /^(?:.?|keys?|names?)$/i.test(head.slice(length)) ? undefined : `${stem}${name.slice(length)}`;
}

/** What stands before the part to choose, once: `aws:PrincipalTag/`, `kms:EncryptionContext:`. */
const templates: readonly string[] = [
  ...new Set(
    conditionKeys.flatMap(({ name }) => (name.includes("${") ? name.slice(0, name.indexOf("${")) : [])),
  ),
];

function exactKey(name: string): string | undefined {
  const key = conditionKeyOf(name);
  return key?.name.includes("${") === true ? undefined : key?.name;
}

function namesOf(services: readonly string[]): readonly string[] {
  return conditionKeys
    .map(({ name }) => name)
    .filter((name) => !name.includes("${") && services.some((service) => name.startsWith(`${service}:`)));
}

/** Whether a name is that of a key with a part to choose, without that part: `aws:RequestTag`. */
export function missesTagKey(name: string): boolean {
  const wanted = name.toLowerCase().replace(/[/:]$/, "");
  return conditionKeys.some((key) => {
    const end = key.name.search(/[/:]\$\{/);
    return end >= 0 && key.name.slice(0, end).toLowerCase() === wanted;
  });
}
