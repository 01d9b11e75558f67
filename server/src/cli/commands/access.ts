import { shortNameOf } from "../../engine/lint/words.ts";
import {
  accessSummaryOf,
  type AccessSummary,
  type PrincipalAccess,
} from "../../engine/prove/access/summary.ts";
import { operandsOf, type Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { formatOption, kindOf, kindOption } from "../options.ts";
import { readOne } from "../readDocument.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { printable } from "../reporters/printable.ts";
import type { Painter } from "../reporters/style.ts";
import { table, type Cell } from "../reporters/table.ts";
import { fail } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";

/** `latchkey access` */
export const accessCommand: Command = {
  name: "access",
  operands: "FILE",
  summary: "Tell who may administer, use, grant and re-write the policy of a key.",
  details: [
    "FILE is a key policy, or - for the standard input. What an account gets, its IAM policies may hand",
    "out; what they do hand out is not known here.",
    "",
    "JSON: { principals: [{ principal, administer: [action…], use: [action…], grant: [action…],",
    "        changePolicy, conditions: [sentence…] }], separation: holds | broken, lockout, public,",
    "        rootDelegation }.",
  ],
  options: [formatOption, kindOption],
  findings:
    "one principal both administers and uses the key, nobody could change the policy, or anyone may use it",
  run: access,
};

async function access(args: Arguments, world: World): Promise<ExitCode> {
  const [file] = operandsOf(args, ["FILE"]);
  const policy = await readOne(file ?? "", { kinds: ["kms-key-policy"], kind: kindOf(args) }, world);
  if ("failure" in policy) return fail(world, policy);
  const summary = accessSummaryOf(policy);
  writeAnswer({ json: summary, lines: (paint) => toLines(summary, paint) }, args, world);
  const isFaulty = summary.separation === "broken" || summary.lockout || summary.public;
  return isFaulty ? exitCodes.findings : exitCodes.clean;
}

function toLines(summary: AccessSummary, paint: Painter): readonly string[] {
  const { principals, separation, lockout, public: isPublic, rootDelegation } = summary;
  return [
    ...principals.flatMap((principal) => [...linesOf(principal, paint), ""]),
    ...table(
      [
        verdict("separation of duties", separation, separation === "broken"),
        verdict("lockout", lockout ? "nobody could change this policy" : "no", lockout),
        verdict("public", isPublic ? "principals of any account have access" : "no", isPublic),
        verdict("account delegation", rootDelegation ? "IAM policies can give use of the key" : "no", false),
      ],
      paint,
    ),
  ];
}

function verdict(name: string, answer: string, isFault: boolean): readonly Cell[] {
  return [{ text: name }, { text: answer, style: isFault ? "red" : "green" }];
}

function linesOf(access: PrincipalAccess, paint: Painter): readonly string[] {
  const { principal, administer, use, grant, changePolicy, conditions } = access;
  const name = shortNameOf(principal);
  const rows = [
    ...row("administers", administer),
    ...row("uses", use),
    ...row("grants", grant),
    ...row("policy", changePolicy ? ["may change it"] : []),
    ...conditions.map((condition): readonly Cell[] => [
      { text: "  only if", style: "gray" },
      { text: condition },
    ]),
  ];
  return [
    `${paint("bold", printable(name))}${name === principal ? "" : ` ${paint("gray", printable(principal))}`}`,
    ...(rows.length === 0 ? ["  nothing"] : table(rows, paint)),
  ];
}

/** The service goes without saying. */
function row(name: string, actions: readonly string[]): readonly (readonly Cell[])[] {
  if (actions.length === 0) return [];
  return [
    [
      { text: `  ${name}`, style: "gray" },
      { text: actions.map((action) => action.replace("kms:", "")).join(", ") },
    ],
  ];
}
