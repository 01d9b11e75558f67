import { randomBytes } from "node:crypto";
import { Uri, type Webview, type WebviewOptions } from "vscode";

/** A page and the name of its script and style sheet. */
type Page = "access" | "decision";

const titles: Readonly<Record<Page, string>> = { access: "Access", decision: "Key Decision" };

/**
 * What a page may load besides its own script and style sheets. Mermaid places and colours the parts of a drawing by
 * style attributes, and a drawing becomes a PNG by way of an image whose address is its data.
 */
const more: Readonly<Record<Page, string>> = {
  access: "",
  decision: "; style-src-attr 'unsafe-inline'; img-src data:",
};

/** The page may run its own script and load nothing but what was built for it. */
export function pageOptions(extension: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, "client", "dist")] };
}

/** An empty page with the script that fills it. */
export function pageFor(webview: Webview, extension: Uri, page: Page): string {
  const nonce = randomBytes(16).toString("base64");
  const address = (file: string): string =>
    webview.asWebviewUri(Uri.joinPath(extension, "client", "dist", file)).toString();
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'${more[page]}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${titles[page]}</title>
    <link rel="stylesheet" nonce="${nonce}" href="${address(`${page}Page.css`)}">
  </head>
  <body>
    <main></main>
    <p role="status" class="status"></p>
    <script nonce="${nonce}" src="${address(`${page}Page.js`)}"></script>
  </body>
</html>
`;
}
