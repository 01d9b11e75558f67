import { readFile } from "node:fs/promises";
import { noSurroundings, profiles, rules, severities, type Profile } from "../../server/src/engine/engine.ts";
import type { Rule } from "../../server/src/engine/lint/rule.ts";
import { pageOf } from "../../server/src/engine/lint/page.ts";
import { defaultSettings } from "../../server/src/lsp/settings.ts";
import type { GeneratedFile } from "./generatedFile.ts";

/** The settings in the extension's manifest: one for each rule, and the protocol's trace. */
export async function generateConfiguration(): Promise<readonly GeneratedFile[]> {
  const path = "package.json";
  const manifest = JSON.parse(await readFile(path, "utf8")) as { contributes?: object };
  const contributes = { ...manifest.contributes, configuration };
  return [{ path, text: JSON.stringify({ ...manifest, contributes }, undefined, 2) }];
}

const profileDescriptions: Readonly<Record<Profile, string>> = {
  strict: "Each upload asks for the key in its headers.",
  defaultEncryption:
    "An upload may also send no headers, where the bucket's default encryption uses that key.",
};

const configuration = {
  title: "Latchkey",
  properties: {
    "latchkey.rules": {
      type: "object",
      scope: "resource",
      default: {},
      markdownDescription:
        "The severity of rules, by name. A rule that is not named here has the severity that it comes with; `off` silences it. " +
        `Where an entry of the nearest [latchkey.json](${pageOf("config/unknown-rule")}) fits, that decides.`,
      additionalProperties: false,
      properties: Object.fromEntries(rules.map((rule) => [rule.id, settingOf(rule)])),
    },
    "latchkey.profile": {
      type: "string",
      scope: "resource",
      enum: profiles,
      enumDescriptions: profiles.map((profile) => profileDescriptions[profile]),
      default: noSurroundings.profile,
      description: "How a bucket is to make sure that every new object is encrypted with one key.",
    },
    "latchkey.allowDsse": {
      type: "boolean",
      scope: "resource",
      default: noSurroundings.allowDsse,
      description:
        "Whether uploads may ask for DSSE-KMS with the right key, which encrypts twice. Without it they are to be denied.",
    },
    "latchkey.inlayHints": {
      type: "boolean",
      scope: "resource",
      default: defaultSettings.inlayHints,
      markdownDescription:
        "Writes behind each wildcard of an action what it stands for: `kms:ReEncrypt*` = ReEncryptFrom, ReEncryptTo.",
    },
    "latchkey.aws.endpoint": {
      type: "string",
      scope: "window",
      default: "",
      markdownDescription:
        "The address of a service that stands in for AWS, such as `http://127.0.0.1:5000`. The commands about AWS ask it in place of AWS. It counts in trusted workspaces only.",
    },
    "latchkey.trace.server": {
      type: "string",
      scope: "window",
      enum: ["off", "messages", "verbose"],
      default: "off",
      description: "Writes the messages between the editor and the language server into Latchkey's output.",
    },
  },
};

function settingOf(rule: Rule): object {
  return {
    enum: [...severities, "off"],
    default: rule.severity,
    markdownDescription: `${rule.summary}. [About this rule](${pageOf(rule.id)})`,
  };
}
