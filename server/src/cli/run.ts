import { parseArguments, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { helpOption, versionOption } from "./options.ts";
import { printable } from "./reporters/printable.ts";
import { didYouMean, suggestion } from "./suggestion.ts";
import { exitCodes, type ExitCode, type World } from "./world.ts";

/** What the command line can do. */
export interface Program {
  readonly version: string;
  readonly commands: readonly Command[];
}

/** Runs the command that the arguments name. Wrong use is explained on stderr. */
export async function run(args: readonly string[], program: Program, world: World): Promise<ExitCode> {
  try {
    return await dispatch(args, program, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.stderr.write(`latchkey: ${printable(error.message)}\n`);
    return exitCodes.failure;
  }
}

async function dispatch(args: readonly string[], program: Program, world: World): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name.startsWith("-")) return answerWithoutCommand(args, program, world);

  const command = program.commands.find((one) => one.name === name);
  if (command === undefined) throw new UsageError(unknownCommand(name, program.commands));
  const parsed = parseArguments(rest, [...command.options, helpOption]);
  if (!parsed.has(helpOption.name)) return command.run(parsed, world);
  world.stdout.write(commandHelp(command));
  return exitCodes.clean;
}

function answerWithoutCommand(args: readonly string[], program: Program, world: World): ExitCode {
  const parsed = parseArguments(args, [helpOption, versionOption]);
  const [operand] = parsed.operands;
  if (operand !== undefined) throw new UsageError(`Options stand behind the command: latchkey ${operand} …`);
  const wantsVersion = parsed.has(versionOption.name);
  world.stdout.write(wantsVersion ? `${program.version}\n` : generalHelp(program.commands));
  return exitCodes.clean;
}

function unknownCommand(name: string, commands: readonly Command[]): string {
  const names = commands.map((command) => command.name);
  const isPath = /[./\\*]/.test(name);
  const meant = isPath ? didYouMean(`latchkey lint ${name}`) : suggestion(name, names, "latchkey ");
  return `Unknown command "${name}".${meant} "latchkey --help" lists the commands.`;
}
