import type { Option } from "./arguments.ts";
import type { Command } from "./command.ts";
import { helpOption, versionOption } from "./options.ts";

function exitCodeLines(findings: string): readonly string[] {
  return [
    "Exit codes:",
    "  0  nothing found that counts",
    `  1  ${findings}`,
    "  2  wrong use, or input that cannot be read",
  ];
}

/** The help of the whole command line. */
export function generalHelp(commands: readonly Command[]): string {
  return toText([
    "Latchkey decides what AWS KMS key policies and S3 bucket policies allow. Nothing leaves this machine,",
    "except what the command aws asks AWS.",
    "",
    "Usage: latchkey COMMAND",
    "",
    "Commands:",
    ...columns(commands.map(({ name, operands, summary }) => [`${name} ${operands}`, summary])),
    "",
    "Options:",
    ...optionLines([helpOption, versionOption]),
    "",
    ...exitCodeLines("something was found; what, the help of each command says"),
    "",
    'Run "latchkey COMMAND --help" for the options of a command.',
  ]);
}

export function commandHelp({ name, operands, summary, details, options, findings }: Command): string {
  return toText([
    summary,
    "",
    `Usage: latchkey ${name} [OPTIONS] ${operands}`,
    "",
    ...details,
    "",
    "Options:",
    ...optionLines([...options, helpOption]),
    "",
    ...exitCodeLines(findings),
  ]);
}

function optionLines(options: readonly Option[]): readonly string[] {
  return columns(
    options.map(({ name, short, value, summary }) => {
      const names = short === undefined ? `--${name}` : `-${short}, --${name}`;
      return [value === undefined ? names : `${names} ${value}`, summary];
    }),
  );
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}

function toText(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
