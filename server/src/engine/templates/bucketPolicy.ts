import {
  missingHeaderDeny,
  plainTransportDeny,
  wrongAlgorithmDeny,
  wrongKeyDeny,
} from "./bucketStatements.ts";
import { toPolicy, type PolicyJson } from "./statements.ts";

/** A bucket policy that lets objects in under one key only. It allows nothing: IAM policies do that. */
export function bucketPolicy(bucketArn: string, keyArn: string): PolicyJson {
  return toPolicy([
    missingHeaderDeny(bucketArn),
    wrongAlgorithmDeny(bucketArn),
    wrongKeyDeny(bucketArn, keyArn),
    plainTransportDeny(bucketArn),
  ]);
}
