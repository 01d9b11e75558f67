import { keyPolicyDifferences } from "../../engine/templates/setup/keyPolicyVariants.ts";
import { readSetup } from "../../engine/templates/setup/readSetup.ts";
import type { Setup } from "../../engine/templates/setup/setup.ts";
import { filesOf, setupFormats, type SetupFile } from "../../engine/templates/setup/setupFiles.ts";
import { operandsOf, UsageError, type Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { Lines } from "../positions.ts";
import { toInput } from "../readDocument.ts";
import { readInput, type Failure } from "../readInput.ts";
import { printable } from "../reporters/printable.ts";
import { say } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";
import { writeFiles } from "../writeFiles.ts";

/** `latchkey generate` */
export const generateCommand: Command = {
  name: "generate",
  operands: "",
  summary: "Write the documents of a bucket and its key from one description.",
  details: [
    "FILE says whose the bucket and its key are, who administers the key and who uses it. Its members are in",
    'docs/setup.md, its schema in schemas/setup.schema.json. "-" is the standard input.',
    "",
    "Nothing is written where a file is in the way, unless --force is given.",
  ],
  options: [
    { name: "setup", value: "FILE", summary: "what to write: a JSON file" },
    {
      name: "out",
      value: "DIR",
      summary: 'where to write; "." unless given. A folder that is not there is made',
    },
    {
      name: "format",
      value: "FORMAT",
      choices: [...setupFormats, "all"],
      summary: `json (default) or ${[...setupFormats.slice(1), "all"].join(", ")}`,
    },
    { name: "force", summary: "overwrite files that are there already" },
  ],
  findings: "a file is there already with other contents, and nothing was written",
  run: generate,
};

async function generate(args: Arguments, world: World): Promise<ExitCode> {
  operandsOf(args, []);
  const source = args.valueOf("setup");
  if (source === undefined) throw new UsageError("--setup FILE is missing: the description to write from.");
  const setup = await readSetupFile(source, world);
  if ("failures" in setup) {
    for (const failure of setup.failures) say(world, failure);
    return exitCodes.failure;
  }
  const asked = args.valueOf("format") ?? "json";
  const files = setupFormats
    .filter((format) => asked === "all" || asked === format)
    .flatMap((format) => filesOf(setup, format));
  const exitCode = await writeFiles(
    files,
    { folder: args.valueOf("out") ?? ".", force: args.has("force") },
    world,
  );
  if (exitCode === exitCodes.clean)
    world.stdout.write(
      remarksOn(setup, files)
        .map((line) => `${line}\n`)
        .join(""),
    );
  return exitCode;
}

async function readSetupFile(
  source: string,
  world: World,
): Promise<Setup | { readonly failures: readonly string[] }> {
  const input = await toInput(source, world);
  if ("failure" in input) return failed(input);
  const decoded = await readInput(input, world);
  if (decoded === undefined) return failed({ failure: `"${input.name}" is too large to be a setup.` });
  if ("failure" in decoded) return failed(decoded);
  const { setup, problems } = readSetup(decoded.text);
  if (setup !== undefined) return setup;
  const lines = new Lines(decoded.text);
  return {
    failures: problems.map((problem) => {
      const { line, character } = lines.rangeOf(problem).start;
      return `${input.name}:${String(line + 1)}:${String(character + 1)}: ${problem.message}`;
    }),
  };
}

function failed({ failure }: Failure): { readonly failures: readonly string[] } {
  return { failures: [failure] };
}

/** What there is to know about the files that were written. */
function remarksOn(setup: Setup, files: readonly SetupFile[]): readonly string[] {
  const names = files.map(({ name }) => name);
  return [
    ...(names.includes("key-policy.json") ? remarksOnKeyPolicy(setup) : []),
    ...(names.includes("key-policy.json") && setup.keyArn === undefined
      ? ["", "The bucket's documents name the key by its ARN: add keyArn once there is a key."]
      : []),
  ].map(printable);
}

function remarksOnKeyPolicy({ keyPolicy }: Setup): readonly string[] {
  const head =
    keyPolicy === "hardened"
      ? "What the hardened key policy has otherwise than the guide's:"
      : 'The key policy is the guide\'s. What "keyPolicy": "hardened" would have otherwise:';
  return ["", head, ...keyPolicyDifferences.map(({ statement, words }) => `  ${statement}: ${words}`)];
}
