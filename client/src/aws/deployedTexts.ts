import { Uri, workspace } from "vscode";
import { deployedScheme } from "../deployedScheme.ts";

/** Shows what AWS has as documents that nobody can change. */
export interface DeployedTexts {
  /** The address of a text, which stays as it is. */
  readonly show: (name: string, text: string) => Uri;
  readonly dispose: () => void;
}

/** So many are kept; whoever still looks at an older one has it in the editor. */
const MOST = 20;

export function createDeployedTexts(): DeployedTexts {
  const texts = new Map<string, string>();
  let serial = 0;
  const provider = workspace.registerTextDocumentContentProvider(deployedScheme, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
  });
  return {
    show: (name, text) => {
      const uri = Uri.from({ scheme: deployedScheme, path: `/${String(++serial)}/${name}` });
      texts.set(uri.toString(), text);
      const [oldest] = texts.keys();
      if (texts.size > MOST && oldest !== undefined) texts.delete(oldest);
      return uri;
    },
    dispose: () => void provider.dispose(),
  };
}
