import { randomBytes } from "node:crypto";
import { Uri, type Webview, type WebviewOptions } from "vscode";

/** The page may run its own script and load nothing but what was built for it. */
export function pageOptions(extension: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, "client", "dist")] };
}

/** An empty page with the script that fills it. */
export function pageFor(webview: Webview, extension: Uri): string {
  const nonce = randomBytes(16).toString("base64");
  const address = (file: string): string =>
    webview.asWebviewUri(Uri.joinPath(extension, "client", "dist", file)).toString();
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Access</title>
    <link rel="stylesheet" nonce="${nonce}" href="${address("accessPage.css")}">
  </head>
  <body>
    <main></main>
    <p role="status" class="status"></p>
    <script nonce="${nonce}" src="${address("accessPage.js")}"></script>
  </body>
</html>
`;
}
