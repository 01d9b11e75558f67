import slice from "./slice.json";

const services: ReadonlySet<string> = new Set(slice.services);

/** Whether actions of some AWS service begin with this prefix, in lower case: `kms`. */
export function isService(prefix: string): boolean {
  return services.has(prefix);
}
