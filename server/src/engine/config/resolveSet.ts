import type { DeclarationPlace } from "../policy/declaration.ts";
import type { DeclaredSet } from "../set/declaredSet.ts";
import type { ConfigSet } from "./config.ts";

/** A set by the URIs of its documents, with the place where it is declared; documents without one do not count. */
export function resolveSet(
  { declared, node }: ConfigSet,
  { uri, text }: Pick<DeclarationPlace, "uri" | "text">,
  uriOf: (path: string) => string | undefined,
): DeclaredSet {
  const resolve = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : uriOf(path);
  return {
    ...declared,
    place: { uri, text, node },
    keyPolicy: resolve(declared.keyPolicy),
    bucketPolicy: resolve(declared.bucketPolicy),
    bucketEncryption: resolve(declared.bucketEncryption),
  };
}
