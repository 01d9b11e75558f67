import { readDocument, type DocumentKind, type Policy } from "../engine/engine.ts";
import { changesInWords } from "../engine/features/changesInWords.ts";
import { bucketNamedBy, keysNamedBy } from "../engine/set/mentions.ts";
import { deployableMethod, type Deployable, type DeployableParams } from "../protocol.ts";
import { MAX_LENGTH } from "./maxLength.ts";
import type { Session } from "./session.ts";

/** Answers what an open document is and what it changes, for a client that puts it in the place of what AWS has. */
export function serveDeployables(session: Session): void {
  session.connection.onRequest<Deployable | null, unknown>(
    deployableMethod,
    session.guard("Comparing with what AWS has", null, async ({ uri, deployed }: DeployableParams) => {
      await session.settings.ready;
      return toDeployable(session, uri, deployed);
    }),
  );
}

function toDeployable(
  { documents, analyses }: Session,
  uri: string,
  deployed: string | null | undefined,
): Deployable | null {
  const document = documents.get(uri);
  const analysis = document && analyses(document).analysis;
  if (analysis === undefined) return null;
  const { kind, policy, findings } = analysis;
  const changes = deployed === undefined ? undefined : changesFrom(deployed ?? emptyDocument(kind), policy);
  const bucket = bucketNamedBy(policy);
  return {
    kind,
    errors: findings.filter(({ severity }) => severity === "error").map(({ message }) => message),
    buckets: bucket === undefined ? [] : [bucket],
    keys: [...new Set(keysNamedBy(policy).map(({ value }) => value))],
    ...(changes && { changes }),
  };
}

/** AWS's text is read as what the document is. */
function changesFrom(text: string, policy: Policy): readonly string[] | undefined {
  const { kind, surroundings } = policy;
  const deployed =
    text.length > MAX_LENGTH ? undefined : readDocument({ text, fileName: "", kind, surroundings });
  return deployed && changesInWords(deployed, policy);
}

/** What says as much as no document. */
function emptyDocument(kind: DocumentKind): string {
  return kind === "s3-bucket-encryption" ? '{"Rules":[]}' : '{"Version":"2012-10-17","Statement":[]}';
}
