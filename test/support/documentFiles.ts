import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { documentKindOf } from "../../server/src/engine/policy/documentKind.ts";
import type { DocumentKind } from "../../server/src/engine/policy/policy.ts";
import { parseTree } from "../../server/src/engine/tree/parse.ts";

export interface DocumentFile {
  /** From the repository's top, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly kind: DocumentKind;
}

/** The documents among the examples and fixtures, in the order of their names. */
export function documentFiles(): readonly DocumentFile[] {
  return ["examples", "test/fixtures"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .sort()
      .flatMap((name) => {
        const text = readFileSync(path.join(folder, name), "utf8");
        const kind = documentKindOf(parseTree(text), path.basename(name));
        return kind === undefined
          ? []
          : { file: path.posix.join(folder, name.replaceAll("\\", "/")), text, kind };
      }),
  );
}
