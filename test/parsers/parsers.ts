import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { programs } from "../../scripts/python.mjs";

const script = fileURLToPath(new URL("parse.py", import.meta.url));

/** What a parser makes of each text, in one process for all of them. Throws on a text that is not of the language. */
export function parsed(language: "hcl" | "powershell", texts: readonly string[]): readonly unknown[] {
  const input = texts.map((text) => `${JSON.stringify({ language, text })}\n`).join("");
  const output = execFileSync(path.join(programs, "python"), [script], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
}
