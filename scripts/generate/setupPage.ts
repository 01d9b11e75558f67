import { keyPolicyDifferences } from "../../server/src/engine/templates/setup/keyPolicyVariants.ts";
import { describe, setupMembers, type SetupMember } from "../../server/src/engine/templates/setup/members.ts";
import type { GeneratedFile, Generator } from "./generatedFile.ts";

/** The page about setup files. */
export const generateSetupPage: Generator = () => {
  const text = [
    "<!-- Written by npm run generate. -->",
    "# Setups",
    'A setup file describes one bucket and its key. `latchkey generate --setup FILE` writes the documents of both from it; [cli.md](cli.md#generate) says how. In VS Code _Latchkey: New Encrypted Bucket Setup…_ asks for its members one by one, and writes it beside the files that it leads to. Files named `latchkey-setup.json` or `*.latchkey-setup.json` are completed and checked in VS Code; elsewhere `"$schema"` may name `schemas/setup.schema.json`. The smallest one:',
    ["```json", JSON.stringify(smallest, undefined, 2), "```"].join("\n"),
    "## Members",
    table(["member", "value", "without it", "what it decides"], setupMembers.map(rowOf)),
    "## The hardened key policy",
    "What it has otherwise than the guide's, and why:",
    table(
      ["statement", "difference"],
      keyPolicyDifferences.map(({ statement, words }) => [`\`${statement}\``, words]),
    ),
  ].join("\n\n");
  const file: GeneratedFile = { path: "docs/setup.md", text };
  return Promise.resolve([file]);
};

const smallest = {
  account: "111122223333",
  region: "eu-central-1",
  bucket: "example-records",
  administrators: ["KeyAdministrator"],
  users: ["RecordsService"],
};

function rowOf(member: SetupMember): readonly string[] {
  const { name, required, initial } = member;
  const without = required ? "required" : initial === undefined ? "" : `\`${JSON.stringify(initial)}\``;
  return [`\`${name}\``, valueOf(member), without, describe(member)];
}

function valueOf({ type, choices, range }: SetupMember): string {
  if (choices) return choices.map(({ value }) => `\`"${value}"\``).join(" or ");
  if (range) return `${String(range[0])} to ${String(range[1])}`;
  return type === "strings" ? "list of texts" : type === "string" ? "text" : "`true` or `false`";
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
