import type * as aws from "../../../server/src/aws/aws.ts";

/** What can be asked of AWS. */
export type Aws = typeof aws;

/** Loads the code that asks AWS. It is a file of its own, for the sake of all who never ask. */
export async function loadAws(): Promise<Aws> {
  return import("../../../server/src/aws/aws.ts");
}
