/**
 * What Latchkey asks of AWS, for both fronts. It is a bundle of its own, which is loaded when a person first asks for
 * something that AWS has to be asked for.
 */
export { applyDocument, type Outcome, type Replacement } from "./apply.ts";
export { AwsError, type Reason } from "./awsError.ts";
export { listBuckets } from "./buckets.ts";
export { connect, type Connection, type ConnectionOptions } from "./connection.ts";
export { readDeployed, type Deployed } from "./document.ts";
export { dayOf, findingsOn, type KeyFinding } from "./keyFindings.ts";
export { keyArnOf, readKeyStatus, type KeyStatus } from "./keyStatus.ts";
export { listKeys, type KeySummary } from "./keys.ts";
export { bucketArnOf, listRegions } from "./places.ts";
export { listProfiles, type Profile } from "./profiles.ts";
export { sameDocument } from "./sameDocument.ts";
export { signIn } from "./signIn.ts";
