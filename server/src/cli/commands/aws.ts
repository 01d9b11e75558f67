import { compareFiles } from "../aws/compare.ts";
import { connectionOptions } from "../aws/account.ts";
import { importDocuments } from "../aws/importDocuments.ts";
import { showStatus } from "../aws/status.ts";
import { UsageError, type Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { formatOption } from "../options.ts";
import { suggestion } from "../suggestion.ts";
import type { ExitCode, World } from "../world.ts";

/** `latchkey aws`, the only command that asks the network. It changes nothing there. */
export const awsCommand: Command = {
  name: "aws",
  operands: "import|compare|status [FILE…]",
  summary: "Import documents from AWS, compare files with what AWS has, or show the state of a key.",
  details: [
    "This is the only command that asks the network: KMS, S3, and whoever gives you credentials. It only reads.",
    "Credentials are found as AWS's own command line finds them, and are neither written nor shown.",
    "",
    "import   writes the key policy of --key, and the policy and default encryption of --bucket.",
    "compare  compares each FILE with what AWS has for --key or --bucket, text and access.",
    "status   shows state, type, origin and rotation of each --key.",
    "",
    "JSON: { version, documents: [{ file, kind, of, outcome: same | alike | differs | missing, difference?,",
    "        changes? }] }, a difference being as diff gives it; or { version, keys: [{ arn, state, deletion?,",
    "        manager, usage, spec, origin, isMultiRegion, rotation?, findings: [{ severity, message }] }] }",
  ],
  options: [
    { name: "key", value: "KEY", summary: "a key's ARN, id or alias, as in alias/records" },
    { name: "bucket", value: "NAME", summary: "a bucket's name" },
    ...connectionOptions,
    { name: "out", value: "DIR", summary: 'import: where to write; "." unless given' },
    { name: "force", summary: "import: overwrite files that are there already" },
    { ...formatOption, summary: "compare and status: pretty (default) for people, json for programs" },
  ],
  findings: "there is a difference, something is wrong with a key, or a file is in the way of an import",
  run: runAction,
};

interface Action {
  /** The options that it has no use for. */
  readonly refuses: readonly string[];
  readonly run: (files: readonly string[], args: Arguments, world: World) => Promise<ExitCode>;
}

const actions: Readonly<Record<string, Action>> = {
  import: {
    refuses: ["format"],
    run: (files, args, world) => {
      refuseFiles("import", files);
      return importDocuments(args, world);
    },
  },
  compare: { refuses: ["out", "force"], run: compareFiles },
  status: {
    refuses: ["out", "force", "bucket"],
    run: (files, args, world) => {
      refuseFiles("status", files);
      return showStatus(args, world);
    },
  },
};

async function runAction(args: Arguments, world: World): Promise<ExitCode> {
  const [name = "", ...files] = args.operands;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action === undefined) {
    const names = Object.keys(actions);
    const wrong =
      name === "" ? "aws takes one of" : `aws has no "${name}".${suggestion(name, names)} It takes`;
    throw new UsageError(`${wrong} ${names.join(", ")}.`);
  }
  const unused = action.refuses.find((option) => args.has(option));
  if (unused !== undefined) throw new UsageError(`aws ${name} has no use for --${unused}.`);
  return action.run(files, args, world);
}

function refuseFiles(action: string, files: readonly string[]): void {
  if (files.length > 0) throw new UsageError(`aws ${action} takes no files.`);
}
