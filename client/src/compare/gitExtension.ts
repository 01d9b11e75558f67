import { extensions, type Event, type Uri } from "vscode";

// The part of the Git extension's interface, version 1, that is used here. It comes with VS Code, which may run
// without it.

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: Event<"uninitialized" | "initialized">;
  getRepository(uri: Uri): Repository | null;
}

interface Repository {
  /** The content of a file at a commit; rejects when it has none. */
  show(ref: string, path: string): Promise<string>;
}

/** The text of a file at its last commit; otherwise a sentence that says why there is none. */
export type Committed = { readonly text: string } | { readonly complaint: string };

export async function lastCommitOf(uri: Uri): Promise<Committed> {
  const extension = extensions.getExtension<GitExtension>("vscode.git");
  const git = await extension?.activate();
  if (git?.enabled !== true) return { complaint: "Git is not available in this window." };
  const api = git.getAPI(1);
  await readiness(api);
  const repository = api.getRepository(uri);
  if (repository === null) return { complaint: "The document is in no Git repository." };
  return repository.show("HEAD", uri.fsPath).then(
    (text) => ({ text }),
    () => ({ complaint: "The last commit does not have this document." }),
  );
}

/** Git looks for repositories while VS Code starts. */
function readiness({ state, onDidChangeState }: GitApi): Promise<void> {
  if (state === "initialized") return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = onDidChangeState((changed) => {
      if (changed !== "initialized") return;
      subscription.dispose();
      resolve();
    });
  });
}
