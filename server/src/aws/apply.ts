import { AwsError } from "./awsError.ts";
import type { Connection } from "./connection.ts";
import { readDeployed, writeDeployed, type Deployed } from "./document.ts";
import { sameDocument } from "./sameDocument.ts";

/** What is to be put in the place of what. Undefined stands for no document. */
export interface Replacement {
  /** What the person saw that AWS had. */
  readonly shown: string | undefined;
  readonly wanted: string | undefined;
}

/**
 * What came of it. `applied`: AWS has what was wanted. `accepted`: AWS has taken it, and still answers with what was
 * shown. `changed`: AWS had something else than was shown, and nothing was sent. `kept`: AWS still has what was shown.
 * `other`: AWS has neither, so somebody else wrote at the same time. `unknown`: AWS could not be asked what it has; it is
 * either of the two.
 */
export interface Outcome {
  readonly outcome: "applied" | "accepted" | "changed" | "kept" | "other" | "unknown";
  /** What AWS has now, as far as that is known. */
  readonly deployed: string | undefined;
  /** Why it came so. */
  readonly error: AwsError | undefined;
}

/** In milliseconds: AWS may answer with the old document for a while. */
const pauses = [300, 1_000, 2_500];

export type Sleep = (milliseconds: number) => Promise<void>;

const sleep: Sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Puts a document in the place of the one that was shown, and reads it back. Until it is sent, giving up leaves AWS as it
 * was; afterwards AWS is asked what came of it whatever happens.
 * @throws AwsError where AWS could not be asked beforehand, and nothing was sent
 */
export async function applyDocument(
  connection: Connection,
  deployed: Deployed,
  replacement: Replacement,
  wait: Sleep = sleep,
): Promise<Outcome> {
  const found = await readDeployed(connection, deployed);
  if (!sameDocument(deployed.kind, replacement.shown, found))
    return { outcome: "changed", deployed: found, error: undefined };
  const error = await tryWriting(connection, deployed, replacement.wanted);
  const { signal: _signal, ...uncancelled } = connection;
  return readBack(uncancelled, deployed, replacement, error, wait);
}

async function tryWriting(
  connection: Connection,
  deployed: Deployed,
  wanted: string | undefined,
): Promise<AwsError | undefined> {
  try {
    await writeDeployed(connection, deployed, wanted);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error;
    throw error;
  }
}

async function readBack(
  connection: Connection,
  deployed: Deployed,
  { shown, wanted }: Replacement,
  error: AwsError | undefined,
  wait: Sleep,
): Promise<Outcome> {
  const { kind } = deployed;
  for (const pause of [...pauses, undefined]) {
    const found = await readDeployed(connection, deployed).catch((reason: unknown) => {
      if (reason instanceof AwsError) return reason;
      throw reason;
    });
    if (found instanceof AwsError) return { outcome: "unknown", deployed: undefined, error: error ?? found };
    if (sameDocument(kind, wanted, found)) return { outcome: "applied", deployed: found, error: undefined };
    if (!sameDocument(kind, shown, found)) return { outcome: "other", deployed: found, error };
    // What AWS refused outright will not come; what it took or may have got may.
    const mayCome = error === undefined || ["unreachable", "cancelled"].includes(error.reason);
    if (!mayCome || pause === undefined)
      return { outcome: error === undefined ? "accepted" : "kept", deployed: found, error };
    await wait(pause);
  }
  return { outcome: "unknown", deployed: undefined, error };
}
