import assert from "node:assert/strict";
import {
  type FullDocumentDiagnosticReport,
  type CodeAction,
  type Diagnostic,
  type TextDocumentEdit,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { pullCapabilities, type LspClient } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { plantedDisagreements, threeSets } from "../support/plantedSets.ts";
import { realServices } from "../support/realServices.ts";

const uriOf = (path: string): string => `file:///w/${path}`;
const pathOf = (uri: string): string => uri.slice(uriOf("").length);
const uris = Object.keys(threeSets).map(uriOf);

/** A finding of a document that speaks of another one. */
interface Disagreement {
  readonly uri: string;
  readonly other: string;
  readonly diagnostic: Diagnostic;
}

/** An editor in which all documents are open. */
async function withOpenSets(body: (client: LspClient) => Promise<void>): Promise<void> {
  const services = { ...realServices, files: memoryFiles({}) };
  await withSession({ capabilities: pullCapabilities, folders: ["file:///w"], services }, async (client) => {
    for (const [path, text] of Object.entries(threeSets)) await client.open(uriOf(path), text);
    await body(client);
  });
}

async function disagreements(client: LspClient): Promise<readonly Disagreement[]> {
  const found: Disagreement[] = [];
  for (const uri of uris) {
    const { items } = await client.request<FullDocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    for (const diagnostic of items) {
      const other = diagnostic.relatedInformation?.find(({ location }) => location.uri !== uri);
      if (other !== undefined) found.push({ uri, other: other.location.uri, diagnostic });
    }
  }
  return found;
}

/** The same for both findings of a disagreement; roles that are missing are told apart by their names. */
function nameOf({ uri, other, diagnostic: { code, message } }: Disagreement): string {
  const role = code === "arn/role-differs" ? /Clerk|Auditor/.exec(JSON.stringify(message))?.[0] : "";
  return [code, role, ...[uri, other].sort()].join(" ");
}

async function fixesOf(client: LspClient, { uri, diagnostic }: Disagreement): Promise<readonly CodeAction[]> {
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: diagnostic.range,
    context: { diagnostics: [] },
  });
  const isMeant = ({ diagnostics: [first] = [] }: CodeAction): boolean =>
    first?.code === diagnostic.code && first?.message === diagnostic.message;
  return actions.filter(isMeant);
}

/** The texts that an action leaves of the documents that it changes. */
function textsAfter({ edit }: CodeAction): ReadonlyMap<string, string> {
  const changes = (edit?.documentChanges ?? []) as readonly TextDocumentEdit[];
  return new Map(
    changes.map(({ textDocument: { uri }, edits }) => {
      const before = TextDocument.create(uri, "json", 1, threeSets[pathOf(uri)] ?? "");
      const plain = edits.flatMap((each) => ("newText" in each ? each : []));
      return [uri, TextDocument.applyEdits(before, plain)];
    }),
  );
}

describe("a set that is right, one with seven disagreements and one that is declared, in an editor", () => {
  it("come to what was planted in both documents, and to nothing else", async () => {
    await withOpenSets(async (client) => {
      const found = (await disagreements(client)).map(
        ({ uri, other, diagnostic }) => `${String(diagnostic.code)} ${uri} ${other}`,
      );
      const wanted = plantedDisagreements.flatMap(([rule, one, other]) => [
        `${rule} ${uriOf(one)} ${uriOf(other)}`,
        `${rule} ${uriOf(other)} ${uriOf(one)}`,
      ]);
      assert.deepEqual(found.sort(), wanted.sort());
    });
  });

  it("lose a disagreement in both documents by each of its fixes, from either side", async () => {
    await withOpenSets(async (client) => {
      let version = 1;
      const write = async (texts: ReadonlyMap<string, string>): Promise<void> => {
        version++;
        for (const [uri, text] of texts) await client.change(uri, version, { text });
      };
      let tried = 0;
      for (const disagreement of await disagreements(client)) {
        const name = nameOf(disagreement);
        const fixes = await fixesOf(client, disagreement);
        assert(fixes.length >= 2, `${name} has ${String(fixes.length)} fixes`);
        for (const fix of fixes) {
          const after = textsAfter(fix);
          await write(after);
          const left = (await disagreements(client)).map(nameOf);
          assert(!left.includes(name), `${fix.title} leaves ${name}`);
          await write(new Map([...after.keys()].map((uri) => [uri, threeSets[pathOf(uri)] ?? ""])));
          tried++;
        }
      }
      assert.ok(tried >= 28, String(tried));
    });
  });
});
