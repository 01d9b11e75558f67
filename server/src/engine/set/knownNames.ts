import { isAccountId, parseArn } from "../policy/arn.ts";
import { isDefinite } from "./mentions.ts";

/** What the documents of a workspace name, each once, in the order in which it was found. */
export interface KnownNames {
  /** Outright ones: no patterns, variables or blanks to fill in. */
  readonly arns: readonly string[];
  /** Of twelve digits. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** Larger workspaces name more than anybody would choose from. */
const MOST_NAMES = 300;

/** What one document names, whether or not it is whole. */
export function namesIn(text: string): KnownNames {
  const texts = [...text.matchAll(/"([^"\\\r\n]{1,2048})"/g)].map(([, content = ""]) => content);
  const arns = texts.filter((value) => value.startsWith("arn:") && isDefinite(value));
  const parts = arns.flatMap((value) => parseArn(value) ?? []);
  return {
    arns: distinct(arns),
    accounts: distinct([
      ...parts.map(({ account }) => account).filter(isAccountId),
      ...texts.filter(isAccountId),
    ]),
    regions: distinct([
      ...parts.map(({ region }) => region).filter((region) => region !== ""),
      ...texts.flatMap((value) => /^s3\.([a-z0-9-]+)\.amazonaws\.com$/.exec(value)?.[1] ?? []),
    ]),
  };
}

/** What several documents name. */
export function joinNames(all: readonly KnownNames[]): KnownNames {
  return {
    arns: joined(all, ({ arns }) => arns),
    accounts: joined(all, ({ accounts }) => accounts),
    regions: joined(all, ({ regions }) => regions),
  };
}

/** Asked for at every completion, so that it looks no further than it has to. */
function joined(
  all: readonly KnownNames[],
  pick: (names: KnownNames) => readonly string[],
): readonly string[] {
  const found = new Set<string>();
  for (const names of all) {
    for (const name of pick(names)) found.add(name);
    if (found.size >= MOST_NAMES) break;
  }
  return distinct([...found]);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].slice(0, MOST_NAMES);
}
