import type { Arguments, Option } from "./arguments.ts";
import type { ExitCode, World } from "./world.ts";

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** What stands behind the name: `[path…]`. */
  readonly operands: string;
  /** A sentence for the list of commands. */
  readonly summary: string;
  /** What else its own help says, as whole lines. */
  readonly details: readonly string[];
  readonly options: readonly Option[];
  /** When the exit code is 1, for the help. */
  readonly findings: string;
  run(args: Arguments, world: World): Promise<ExitCode>;
}
