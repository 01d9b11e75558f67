import type { Analysis } from "../engine/engine.ts";
import { setViewOf, type SetView } from "../engine/features/setView.ts";
import type { DocumentSet } from "../engine/set/documentSet.ts";
import {
  setMethod,
  setsChangedMethod,
  setsMethod,
  type SetDetails,
  type SetFact,
  type SetFinding,
  type SetParams,
  type SetSummary,
  type SetUploads,
} from "../protocol.ts";
import { documentAt } from "./documentAt.ts";
import { countsOf, titleOf } from "./documentStatus.ts";
import { rangeOf } from "./positions.ts";
import { createSchedule } from "./schedule.ts";
import type { Session } from "./session.ts";

/** How long sets have to rest before the client hears that they changed, in milliseconds. */
const REST = 300;

/** Answers which documents belong together, and what they come to. */
export function serveSets(session: Session): void {
  const { connection, client, guard, settings, workspace } = session;
  const list = (): readonly SetSummary[] => workspace.library.sets().map(toSummary);
  const look = async ({ id }: SetParams): Promise<SetDetails | null> => {
    await settings.ready;
    const set = workspace.library.sets().find((each) => idOf(each) === id);
    return set === undefined ? null : toDetails(set, session);
  };
  connection.onRequest<readonly SetSummary[], unknown>(setsMethod, guard("Listing the sets", [], list));
  connection.onRequest<SetDetails | null, unknown>(setMethod, guard("Looking at a set", null, look));
  if (client.showsSets) tellOfChanges(session);
}

function tellOfChanges({ connection, services, settings, workspace }: Session): void {
  const tell = async (): Promise<void> => connection.sendNotification(setsChangedMethod);
  // A client that is gone by then need not hear of it.
  const schedule = createSchedule(services.after, () => void tell().catch(() => undefined));
  const plan = (): void => {
    schedule.plan(setsChangedMethod, REST);
  };
  workspace.onChange(plan);
  settings.onChange(plan);
}

/** A set that was found is known by the document that it is built around, one that was declared by its name, too. */
export function idOf({ name, documents, declared }: DocumentSet): string {
  return declared === undefined ? `found ${documents[0] ?? name}` : `declared ${name} ${documents[0] ?? ""}`;
}

function toSummary(set: DocumentSet): SetSummary {
  const { name, documents, ambiguities, declared } = set;
  return {
    id: idOf(set),
    name,
    isDeclared: declared !== undefined,
    documents,
    isAmbiguous: ambiguities.length > 0,
  };
}

function toDetails(set: DocumentSet, session: Session): SetDetails {
  const check = (uri: string): Analysis | undefined => {
    const { analysis, findings } = session.analyses(documentAt(session, uri));
    return analysis && { ...analysis, findings };
  };
  const view = setViewOf(set, session.workspace.library, check);
  return {
    documents: view.documents.map(({ uri, kind, findings }) => ({
      uri,
      kind,
      title: titleOf(kind),
      ...countsOf(findings),
    })),
    ambiguities: view.ambiguities.map(({ kind, candidates }) => ({ kind, title: titleOf(kind), candidates })),
    facts: factsOf(view),
    findings: findingsOf(view, session),
    ...uploadsOf(view),
  };
}

function factsOf({ facts: { bucket, keyArn, region, account } }: SetView): readonly SetFact[] {
  const all = { Bucket: bucket, Key: keyArn, Region: region, Account: account };
  return Object.entries(all).flatMap(([title, value]) => (value === undefined ? [] : { title, value }));
}

function findingsOf({ documents }: SetView, session: Session): readonly SetFinding[] {
  return documents.flatMap(({ uri, findings }) => {
    const document = documentAt(session, uri);
    return findings.map((finding) => {
      const { rule, severity, message } = finding;
      return { uri, range: rangeOf(document, finding), severity, rule, message };
    });
  });
}

function uploadsOf({ documents, uploads }: SetView): { readonly uploads?: SetUploads } {
  const bucket = documents.find(({ kind }) => kind === "s3-bucket-policy");
  if (uploads === undefined || bucket === undefined) return {};
  const rows = uploads.rows.map(({ title, verdict, isWanted }) => ({
    title,
    verdict,
    ...(isWanted !== undefined && { isWanted }),
  }));
  return { uploads: { summary: uploads.summary, uri: bucket.uri, rows } };
}
