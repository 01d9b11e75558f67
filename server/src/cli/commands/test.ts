import type { Policy } from "../../engine/engine.ts";
import { evaluate, type Decision } from "../../engine/evaluate/evaluate.ts";
import type { StatementOutcome } from "../../engine/evaluate/explain.ts";
import type { Caller, Request } from "../../engine/evaluate/request.ts";
import { isDoubt, type Truth } from "../../engine/evaluate/truth.ts";
import { namesIn } from "../../engine/prove/access/keyPrincipals.ts";
import { readCaller } from "../../engine/features/readCaller.ts";
import {
  complaintAboutRequest,
  otherWayInto,
  type OtherWay,
  type RequestPart,
} from "../../engine/features/testRequest.ts";
import { titleOf } from "../../engine/lint/words.ts";
import { operandsOf, UsageError, type Arguments, type Option } from "../arguments.ts";
import type { Command } from "../command.ts";
import { formatOption, kindOf, kindOption } from "../options.ts";
import { readOne } from "../readDocument.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { printable } from "../reporters/printable.ts";
import type { Painter, Style } from "../reporters/style.ts";
import { table, type Cell } from "../reporters/table.ts";
import { fail } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";

const principalOption: Option = {
  name: "principal",
  value: "PRINCIPAL",
  summary: 'who calls: an ARN, an account, a service, a canonical user\'s id, or "anonymous"',
};

const actionOption: Option = { name: "action", value: "ACTION", summary: "what for, such as s3:PutObject" };

const resourceOption: Option = {
  name: "resource",
  value: "ARN",
  summary: "what is acted on; * is the key that a key policy belongs to, and the default there",
};

const contextOption: Option = {
  name: "context",
  value: "KEY=VALUE",
  summary: "a condition key and its value; repeat it for other keys, or for several values of one",
};

/** `latchkey test` */
export const testCommand: Command = {
  name: "test",
  operands: "FILE",
  summary: "Decide one request, and say what each statement had to do with it.",
  details: [
    "FILE is a key policy or a bucket policy, or - for the standard input. A role stands for a session of",
    "it. Condition keys are taken literally: one that is not given is absent from the request, except for",
    "those that follow from the principal, such as aws:PrincipalArn. KEY= is a key with an empty value.",
    "",
    "JSON: { decision: allowed | denied | notAllowed | depends, by: [statement index…],",
    "        statements: [{ index, matches: true | false | depends, because }], reason? }.",
    "denied is an explicit Deny; notAllowed means that nothing is said in favour of the request.",
  ],
  options: [principalOption, actionOption, resourceOption, contextOption, formatOption, kindOption],
  findings: "the decision depends on what the policy or AWS's documentation does not say",
  run: test,
};

async function test(args: Arguments, world: World): Promise<ExitCode> {
  const [file] = operandsOf(args, ["FILE"]);
  const kinds = ["kms-key-policy", "s3-bucket-policy"] as const;
  const context = contextOf(args);
  const principal = partOf("principal", principalOption, args);
  const action = partOf("action", actionOption, args);
  const policy = await readOne(file ?? "", { kinds, kind: kindOf(args) }, world);
  if ("failure" in policy) return fail(world, policy);
  const caller = readCaller(principal, namesIn(policy));
  if (caller === undefined) return exitCodes.failure;

  const decision = evaluate(policy, { caller, action, resource: resourceOf(policy, args), context });
  writeAnswer(
    { json: toJson(decision), lines: (paint) => toLines(policy, caller, decision, paint) },
    args,
    world,
  );
  return decision.decision === "depends" ? exitCodes.findings : exitCodes.clean;
}

function resourceOf({ kind }: Policy, args: Arguments): string {
  const isGiven = args.has(resourceOption.name);
  return kind === "kms-key-policy" && !isGiven ? "*" : partOf("resource", resourceOption, args);
}

/** A part of the request; throws a UsageError where it is missing or makes no sense. */
function partOf(part: RequestPart, { name }: Option, args: Arguments): string {
  const value = args.valueOf(name);
  const complaint = complaintAboutRequest(part, value ?? "");
  if (value !== undefined && complaint === undefined) return value;
  throw new UsageError(
    `${value === undefined ? `--${name} is missing.` : `--${name} cannot be "${value}".`} ${complaint ?? ""}`,
  );
}

/** Every value of a key that is given several times counts. */
function contextOf(args: Arguments): Request["context"] {
  const context = new Map<string, string[]>();
  for (const entry of args.valuesOf(contextOption.name)) {
    const equals = entry.indexOf("=");
    if (equals <= 0) throw new UsageError(`--context takes ${contextOption.value ?? ""}, not "${entry}".`);
    const key = entry.slice(0, equals).toLowerCase();
    context.set(key, [...(context.get(key) ?? []), entry.slice(equals + 1)]);
  }
  return context;
}

function toJson({ decision, by, statements, reason }: Decision): object {
  return {
    decision,
    by: by.map(({ index }) => index),
    statements: statements.map(({ statement, matches, because }) => ({
      index: statement.index,
      matches: isDoubt(matches) ? "depends" : matches,
      because,
    })),
    ...(reason !== undefined && { reason }),
  };
}

function toLines(
  policy: Policy,
  caller: Caller,
  { decision, reason, statements, by }: Decision,
  paint: Painter,
): readonly string[] {
  const [style, meaning] = meanings[decision];
  const otherWay = decision === "notAllowed" ? otherWays[otherWayInto(policy, caller)] : "";
  return [
    `${paint(style, decision)}: ${meaning}${otherWay}`,
    ...(reason === undefined ? [] : [printable(reason)]),
    "",
    ...table(
      statements.map((outcome) => cellsOf(outcome, by.includes(outcome.statement))),
      paint,
    ),
  ];
}

const meanings: Readonly<Record<Decision["decision"], readonly [Style, string]>> = {
  allowed: ["green", "this policy allows the request."],
  denied: ["red", "an explicit Deny, which no other policy can undo."],
  notAllowed: ["yellow", "no statement allows the request"],
  depends: ["yellow", "what this policy alone does not say decides."],
};

const otherWays: Readonly<Record<OtherWay, string>> = {
  nobody: ", and no IAM policy applies to such a caller.",
  grant: "; without one, only a grant may.",
  iam: "; within the account IAM may.",
};

function cellsOf({ statement, matches, because }: StatementOutcome, isDeciding: boolean): readonly Cell[] {
  return [
    { text: isDeciding ? ">" : " ", style: "bold" },
    { text: statement.effect ?? "?" },
    { text: titleOf(statement) },
    { text: isDoubt(matches) ? "depends" : matches ? "matches" : "no match", style: styleOf(matches) },
    { text: because },
  ];
}

function styleOf(matches: Truth): Style {
  if (isDoubt(matches)) return "yellow";
  return matches ? "bold" : "gray";
}
