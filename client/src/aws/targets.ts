import type { Memento, Uri } from "vscode";
import type { DocumentKindName } from "../../../server/src/protocol.ts";

/** Whose document a file is: that of a key or a bucket. */
export interface Target {
  /** The ARN of the key, or the name of the bucket. */
  readonly of: string;
  /** The alias of the key where it has one, or the name of the bucket. */
  readonly title: string;
}

/** Which files stand for what AWS has, as far as it was chosen once in this workspace. */
export interface Targets {
  readonly of: (uri: Uri, kind: DocumentKindName) => Target | undefined;
  readonly keep: (uri: Uri, kind: DocumentKindName, target: Target) => Promise<void>;
}

const key = "latchkey.aws.targets";

export function createTargets(memory: Memento): Targets {
  const read = (): Readonly<Record<string, Partial<Target> | undefined>> => memory.get(key) ?? {};
  const nameOf = (uri: Uri, kind: DocumentKindName): string => `${kind} ${uri.toString()}`;
  return {
    of: (uri, kind) => {
      const { of, title } = read()[nameOf(uri, kind)] ?? {};
      return typeof of === "string" && typeof title === "string" ? { of, title } : undefined;
    },
    keep: async (uri, kind, target) => {
      await memory.update(key, { ...read(), [nameOf(uri, kind)]: target });
    },
  };
}
