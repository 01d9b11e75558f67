import { severities } from "../../engine/engine.ts";
import { UsageError, type Arguments, type Option } from "../arguments.ts";
import { checkInputs } from "../checkInputs.ts";
import type { Command } from "../command.ts";
import { createConfigs } from "../configs.ts";
import { findFiles, type FoundFiles, type Input } from "../findFiles.ts";
import {
  formatOf,
  formatOption,
  kindOf,
  kindOption,
  surroundingsOf,
  surroundingsOptions,
} from "../options.ts";
import { jsonReporter } from "../reporters/json.ts";
import { prettyReporter } from "../reporters/pretty.ts";
import type { CheckedFile, Reporter } from "../reporters/reporter.ts";
import { painterFor } from "../reporters/style.ts";
import { say } from "../say.ts";
import { isConfig } from "../shelveInputs.ts";
import { exitCodes, type ExitCode, type Output, type World } from "../world.ts";

const fixOption: Option = {
  name: "fix",
  summary: "apply the fixes that leave access as it is, then report what is left",
};

const failOnOption: Option = {
  name: "fail-on",
  value: "SEVERITY",
  choices: severities,
  summary: `the least severity that makes the exit code 1: ${severities.join(", ")} (default warning)`,
};

/** `latchkey lint` */
export const lintCommand: Command = {
  name: "lint",
  operands: "[PATH…]",
  summary: "Check key policies, bucket policies and bucket encryption documents.",
  details: [
    "PATH is a file, a folder (every *.json and *.jsonc below it, without node_modules, links and",
    'folders that begin with a dot), a glob pattern, or - for the standard input; without one, ".".',
    "The nearest latchkey.json from a document upward says what its findings weigh, with reasons.",
    "With --fix, a document from the standard input goes to the standard output, fixed or not,",
    "and the report goes to the standard error.",
  ],
  options: [formatOption, fixOption, kindOption, failOnOption, ...surroundingsOptions],
  findings: "something was found that is at least as severe as --fail-on says",
  run: lint,
};

async function lint(args: Arguments, world: World): Promise<ExitCode> {
  const found = await findFiles(args.operands.length === 0 ? ["."] : args.operands, world.files);
  const fixesStdin = args.has(fixOption.name) && found.inputs.some(({ path }) => path === undefined);
  if (fixesStdin && found.inputs.length + found.searched.length > 1)
    throw new UsageError("With --fix, - stands alone: its fixed text goes to the standard output.");

  for (const failure of found.failures) say(world, failure);
  const { documents, hasFailed, hasCounted } = await checkAll(found, args, world, fixesStdin);
  if (documents === 0 && found.searched.length > 0)
    say(world, `There is no document that Latchkey reads in ${found.searched.map(quoted).join(", ")}.`);
  if (hasFailed || found.failures.length > 0) return exitCodes.failure;
  return hasCounted ? exitCodes.findings : exitCodes.clean;
}

interface Totals {
  documents: number;
  /** Whether an input that the user named could not be read, or one could not be fixed. */
  hasFailed: boolean;
  /** Whether a finding makes the exit code 1. */
  hasCounted: boolean;
}

/** Checks all inputs, and reports them in their order; then the configuration files that are for them. */
async function checkAll(
  { inputs, searched }: FoundFiles,
  args: Arguments,
  world: World,
  fixesStdin: boolean,
): Promise<Totals> {
  const configs = createConfigs(world);
  const options = {
    configs,
    kind: kindOf(args),
    fix: args.has(fixOption.name),
    surroundings: surroundingsOf(args),
  };
  const reporter = reporterFor(args, fixesStdin ? world.stderr : world.stdout, world);
  const totals: Totals = { documents: 0, hasFailed: false, hasCounted: false };
  for await (const [input, checked] of checkInputs(inputs, options, world)) {
    if (isConfig(input)) await configs.of(input);
    else if (checked === undefined) sayForeign(input, args, world);
    else if ("failure" in checked) {
      say(world, checked.failure);
      totals.hasFailed ||= input.isNamed || options.fix;
    } else {
      totals.documents++;
      totals.hasCounted ||= hasCounting(checked, args);
      reporter.report(checked);
    }
  }
  reportConfigs(configs.checked(searched), args, reporter, totals);
  reporter.finish();
  for (const { failure } of configs.failures()) say(world, failure);
  totals.hasFailed ||= configs.failures().length > 0;
  return totals;
}

function reportConfigs(
  checked: readonly CheckedFile[],
  args: Arguments,
  reporter: Reporter,
  totals: Totals,
): void {
  for (const file of checked) reporter.report(file);
  totals.hasCounted ||= checked.some((file) => hasCounting(file, args));
}

function sayForeign({ name, isNamed }: Input, args: Arguments, world: World): void {
  if (isNamed && formatOf(args) === "pretty") say(world, `${quoted(name)} ${isForeign}`);
}

const isForeign =
  "is not a key policy, bucket policy or bucket encryption document. --kind says which it is meant to be.";

function reporterFor(args: Arguments, output: Output, world: World): Reporter {
  if (formatOf(args) === "json") return jsonReporter(output);
  return prettyReporter(output, painterFor(output, world));
}

function hasCounting({ findings }: CheckedFile, args: Arguments): boolean {
  const least = severities.find((one) => one === args.valueOf(failOnOption.name)) ?? "warning";
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(least));
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
