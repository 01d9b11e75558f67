import { extname } from "node:path/posix";

/** MIME types by file extension; the format wants one for every extension in the archive. */
const mediaTypes = new Map([
  [".json", "application/json"],
  [".code-snippets", "application/json"],
  [".js", "application/javascript"],
  [".css", "text/css"],
  [".md", "text/markdown"],
  [".txt", "text/plain"],
  [".png", "image/png"],
  [".vsixmanifest", "text/xml"],
]);

/**
 * The archive's list of media types.
 * @param {readonly string[]} files
 */
export function contentTypes(files) {
  const extensions = new Set([
    ".vsixmanifest",
    ...files.map((file) => extname(file)).filter((part) => part !== ""),
  ]);
  const defaults = [...extensions].sort().map((extension) => {
    const type = mediaTypes.get(extension);
    if (type === undefined) throw new Error(`no media type is known for ${extension} files`);
    return `<Default Extension="${extension}" ContentType="${type}"/>`;
  });
  const bare = files.filter((file) => extname(file) === "");
  const overrides = bare.map((file) => `<Override PartName="/extension/${file}" ContentType="text/plain"/>`);
  const types = [...defaults, ...overrides].join("");
  return `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>
`;
}

/**
 * @typedef {{ name: string, publisher: string, version: string, displayName: string, description: string,
 *   categories?: string[], keywords?: string[], icon?: string, engines: { vscode: string } }} ExtensionManifest
 */

/**
 * The archive's description of the extension, from package.json.
 * @param {ExtensionManifest} manifest
 * @param {readonly string[]} files
 */
export function vsixManifest(manifest, files) {
  const { name, publisher, version, displayName, description, categories = [], keywords = [] } = manifest;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011" xmlns:d="http://schemas.microsoft.com/developer/vsx-schema-design/2011">
  <Metadata>
    <Identity Language="en-US" Id="${escaped(name)}" Version="${escaped(version)}" Publisher="${escaped(publisher)}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Tags>${escaped(keywords.join(","))}</Tags>
    <Categories>${escaped(categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escaped(manifest.engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
      <Property Id="Microsoft.VisualStudio.Services.GitHubFlavoredMarkdown" Value="true"/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
${assets(manifest, files).join("\n")}
  </Assets>
</PackageManifest>
`;
}

/**
 * The files that a gallery shows, of those that are there.
 * @param {ExtensionManifest} manifest
 * @param {readonly string[]} files
 */
function assets(manifest, files) {
  const known = [
    ["Microsoft.VisualStudio.Services.Content.Details", "README.md"],
    ["Microsoft.VisualStudio.Services.Content.Changelog", "CHANGELOG.md"],
    ["Microsoft.VisualStudio.Services.Content.License", "LICENSE"],
    ["Microsoft.VisualStudio.Services.Icons.Default", manifest.icon ?? ""],
  ];
  return known
    .filter(([, path]) => path !== undefined && files.includes(path))
    .map(([type, path]) => `    <Asset Type="${type}" Path="extension/${path}" Addressable="true"/>`);
}

/** @param {string} text */
function escaped(text) {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
