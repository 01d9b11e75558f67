import type { DeclaredSet } from "../set/declaredSet.ts";
import type { ConfigSet } from "./config.ts";

/** A set by the URIs of its documents; those without one do not count. */
export function resolveSet(
  { declared }: ConfigSet,
  uriOf: (path: string) => string | undefined,
): DeclaredSet {
  const resolve = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : uriOf(path);
  return {
    ...declared,
    keyPolicy: resolve(declared.keyPolicy),
    bucketPolicy: resolve(declared.bucketPolicy),
    bucketEncryption: resolve(declared.bucketEncryption),
  };
}
