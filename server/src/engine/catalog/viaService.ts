/**
 * What kms:ViaService holds where a service of a Region calls KMS for somebody. It ends like that in every partition,
 * whatever host names end in there.
 */
export function viaServiceOf(service: string, region: string): string {
  return `${service}.${region}.amazonaws.com`;
}
