import { propertyOf, textsOf, type StringNode } from "../tree/node.ts";
import type { ConfigSet } from "./config.ts";
import { documentMembers, type DocumentMember } from "./setMembers.ts";

/** A document that a set names. */
export interface SetPath {
  readonly member: DocumentMember;
  /** From the configuration's folder on. */
  readonly path: string;
  readonly at: StringNode;
}

export function pathsIn({ node, declared }: ConfigSet): readonly SetPath[] {
  const members = Object.keys(documentMembers) as DocumentMember[];
  return members.flatMap((member) => {
    const [at] = textsOf(propertyOf(node, member)?.value);
    const path = declared[member];
    return at === undefined || path === undefined ? [] : [{ member, path, at }];
  });
}

/** What leads to no document below the folder that it goes from, as far as a pattern can tell. */
export const leavingPath = /^(?:[\\/]|[A-Za-z][A-Za-z\d+.-]*:|(?:\.[\\/]+)*(?:\.?$|\.\.(?:[\\/]|$)))/;

/**
 * The way from a configuration's folder to a document, with slashes and without detours. Undefined where it leads out of
 * the folder or to the folder itself. Backslashes count as slashes, as people on Windows write them.
 */
export function pathWithin(text: string): string | undefined {
  if (leavingPath.test(text)) return undefined;
  const parts: string[] = [];
  for (const part of text.split(/[\\/]/)) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length === 0 ? undefined : parts.join("/");
}
