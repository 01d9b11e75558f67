import { window, type TextDocument } from "vscode";
import {
  deployableMethod,
  type Deployable,
  type DeployableParams,
  type DocumentKindName,
} from "../../../server/src/protocol.ts";
import { chooseBucket } from "./chooseBucket.ts";
import { chooseKey } from "./chooseKey.ts";
import type { Target } from "./targets.ts";
import type { Tools } from "./tools.ts";

/** The document in front, what it is, and what AWS has it for. */
export interface Subject {
  readonly document: TextDocument;
  readonly kind: DocumentKindName;
  readonly target: Target;
}

export const nouns: Readonly<Record<DocumentKindName, string>> = {
  "kms-key-policy": "key policy",
  "s3-bucket-policy": "bucket policy",
  "s3-bucket-encryption": "bucket encryption",
};

export const allKinds: readonly DocumentKindName[] = [
  "kms-key-policy",
  "s3-bucket-policy",
  "s3-bucket-encryption",
];

/**
 * Finds out what a command is about, and asks where AWS has that unless it was chosen before. Undefined, and the person
 * knows why, where it is about nothing.
 */
export async function findSubject(
  tools: Tools,
  title: string,
  kinds: readonly DocumentKindName[],
  asksAnew = false,
): Promise<Subject | undefined> {
  const document = window.activeTextEditor?.document;
  const deployable = document && (await askAbout(tools, document));
  if (document === undefined || !deployable || !kinds.includes(deployable.kind)) {
    const wanted = kinds.map((kind) => nouns[kind]).join(" or a ");
    void window.showInformationMessage(`Open a ${wanted} first.`);
    return undefined;
  }
  const { kind } = deployable;
  const chosen = asksAnew ? undefined : tools.targets.of(document.uri, kind);
  const target = chosen ?? (await askForTarget(tools, title, deployable));
  if (target === undefined) return undefined;
  await tools.targets.keep(document.uri, kind, target);
  return { document, kind, target };
}

/** What the server knows of an open document, compared with what AWS has where that is given. */
export async function askAbout(
  { client }: Tools,
  { uri }: TextDocument,
  deployed?: string | null,
): Promise<Deployable | null> {
  const params: DeployableParams = { uri: uri.toString(), ...(deployed !== undefined && { deployed }) };
  return client.sendRequest<Deployable | null>(deployableMethod, params);
}

async function askForTarget(
  { account, known }: Tools,
  title: string,
  { kind, buckets }: Deployable,
): Promise<Target | undefined> {
  const opened = await account.open();
  if (opened === undefined) return undefined;
  if (kind === "kms-key-policy") return chooseKey(opened, `${title}: Key`, known.hear);
  const bucket = await chooseBucket(opened, `${title}: Bucket`, buckets[0], known.hear);
  return bucket === undefined ? undefined : { of: bucket, title: bucket };
}

/** The last part of a document's path. */
export function nameOf({ uri }: TextDocument): string {
  return uri.path.slice(uri.path.lastIndexOf("/") + 1);
}
