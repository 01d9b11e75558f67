import type { Command } from "../command.ts";
import { accessCommand } from "./access.ts";
import { awsCommand } from "./aws.ts";
import { decideCommand } from "./decide.ts";
import { diffCommand } from "./diff.ts";
import { generateCommand } from "./generate.ts";
import { lintCommand } from "./lint.ts";
import { setCommand } from "./set.ts";
import { testCommand } from "./test.ts";
import { uploadsCommand } from "./uploads.ts";

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  lintCommand,
  uploadsCommand,
  accessCommand,
  setCommand,
  testCommand,
  diffCommand,
  decideCommand,
  generateCommand,
  awsCommand,
];
