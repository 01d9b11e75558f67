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
      await Promise.all([session.settings.ready, session.indexed()]);
      return toDeployable(session, uri, deployed);
    }),
  );
}

function toDeployable(
  { documents, analyses, workspace: { library } }: Session,
  uri: string,
  deployed: string | null | undefined,
): Deployable | null {
  const document = documents.get(uri);
  const analysis = document && analyses(document).analysis;
  if (analysis === undefined) return null;
  const { kind, policy, findings } = analysis;
  const changes = deployed === undefined ? undefined : changesFrom(deployed ?? emptyDocument(kind), policy);
  const others = library.companionsOf(uri).flatMap((each) => library.read(each)?.policy ?? []);
  return {
    kind,
    errors: findings.filter(({ severity }) => severity === "error").map(({ message }) => message),
    buckets: distinct([policy, ...others].flatMap((each) => bucketNamedBy(each) ?? [])),
    keys: keysOf([policy]),
    setKeys: keysOf(others),
    ...(changes && { changes }),
  };
}

function keysOf(policies: readonly Policy[]): readonly string[] {
  return distinct(policies.flatMap((policy) => keysNamedBy(policy).map(({ value }) => value)));
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
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
