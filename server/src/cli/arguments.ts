import { parseArgs } from "node:util";
import { suggestion } from "./suggestion.ts";

/** An option of a command: the help lists it and the arguments are held to it. */
export interface Option {
  /** Without the two hyphens. */
  readonly name: string;
  /** One letter for it. */
  readonly short?: string;
  /** What stands for the value in the help; an option without one is a flag. */
  readonly value?: string;
  /** The only possible values. */
  readonly choices?: readonly string[];
  readonly summary: string;
}

/** What was asked for. */
export interface Arguments {
  /** What is no option, in order. */
  readonly operands: readonly string[];
  has(option: string): boolean;
  /** The value that was given last. */
  valueOf(option: string): string | undefined;
  /** All values that were given, in order. */
  valuesOf(option: string): readonly string[];
}

/** The command line was used wrongly. The message is a whole sentence for the user. */
export class UsageError extends Error {}

/** Takes arguments apart. Throws a UsageError for what the options do not allow. */
export function parseArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options.map((option) => [option.name, toNodeOption(option)])),
    allowPositionals: true,
    // Node's own complaints name no remedy, so it only takes the arguments apart.
    strict: false,
    tokens: true,
  });
  const values = new Map<string, (string | undefined)[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    checkOption(token, options);
    values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  return {
    operands: positionals,
    has: (option) => values.has(option),
    valueOf: (option) => values.get(option)?.at(-1),
    valuesOf: (option) => values.get(option)?.filter((value) => value !== undefined) ?? [],
  };
}

/** What is no option, where a command takes exactly these. Throws a UsageError for more or fewer. */
export function operandsOf({ operands }: Arguments, names: readonly string[]): readonly string[] {
  if (operands.length === names.length) return operands;
  const given =
    operands.length < names.length ? `${names[operands.length] ?? ""} is missing` : "there are more";
  throw new UsageError(`This command takes ${names.join(" and ")}, and ${given}.`);
}

function toNodeOption({ value, short }: Option): { type: "string" | "boolean"; short?: string } {
  return { type: value === undefined ? "boolean" : "string", ...(short === undefined ? {} : { short }) };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function checkOption({ name, rawName, value, inlineValue }: OptionToken, options: readonly Option[]): void {
  const option = options.find((one) => one.name === name);
  if (option === undefined) throw new UsageError(unknownOption(rawName, name, options));
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value.`);
    return;
  }
  const isNextOption = inlineValue === false && value !== undefined && /^-./.test(value);
  if (value === undefined || value === "" || isNextOption)
    throw new UsageError(`${rawName} needs a value: ${option.value}.`);
  if (option.choices?.includes(value) === false) throw new UsageError(unknownValue(rawName, value, option));
}

function unknownOption(rawName: string, name: string, options: readonly Option[]): string {
  const names = options.map((option) => option.name);
  return `Unknown option ${rawName}.${suggestion(name, names, "--")}`;
}

function unknownValue(rawName: string, value: string, { choices = [] }: Option): string {
  return `${rawName} cannot be "${value}".${suggestion(value, choices)} It takes ${choices.join(", ")}.`;
}
