import type { KeyFinding, KeyStatus } from "../../aws/aws.ts";
import { UsageError, type Arguments } from "../arguments.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { printable } from "../reporters/printable.ts";
import type { Painter, Style } from "../reporters/style.ts";
import { table } from "../reporters/table.ts";
import { fail } from "../say.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";
import { withAccount } from "./account.ts";

interface Checked {
  readonly status: KeyStatus;
  readonly findings: readonly KeyFinding[];
}

/** `latchkey aws status` */
export async function showStatus(args: Arguments, world: World): Promise<ExitCode> {
  const keys = args.valuesOf("key");
  if (keys.length === 0) throw new UsageError("--key is missing: whose state is to be shown.");
  const checked = await withAccount(args, world, async (aws, connection) => {
    const all: Checked[] = [];
    for (const key of keys) {
      const status = await aws.readKeyStatus(connection, key);
      all.push({ status, findings: aws.findingsOn(status) });
    }
    return all;
  });
  if ("failure" in checked) return fail(world, checked);
  writeAnswer(
    {
      json: { version: 1, keys: checked.map(({ status, findings }) => ({ ...status, findings })) },
      lines: (paint) => checked.flatMap((one) => linesOf(one, paint)),
    },
    args,
    world,
  );
  const counts = checked.some(({ findings }) => findings.some(({ severity }) => severity !== "information"));
  return counts ? exitCodes.findings : exitCodes.clean;
}

const styles: Readonly<Record<KeyFinding["severity"], Style>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
};

function linesOf({ status, findings }: Checked, paint: Painter): readonly string[] {
  const rows = factsOf(status).map(([name, value]) => [
    { text: `  ${name}`, style: "gray" as const },
    { text: value },
  ]);
  return [
    paint("bold", printable(status.arn)),
    ...table(rows, paint),
    ...findings.map(
      ({ severity, message }) => `  ${paint(styles[severity], severity)} ${printable(message)}`,
    ),
  ];
}

function factsOf(status: KeyStatus): readonly (readonly [string, string])[] {
  const { state, deletion, manager, usage, spec, origin, isMultiRegion, rotation } = status;
  const days = rotation?.days === undefined ? "" : `every ${String(rotation.days)} days`;
  const next = rotation?.next === undefined ? "" : `next on ${dayOf(rotation.next)}`;
  const turning = [rotation?.isOn === true ? "on" : "off", days, next]
    .filter((part) => part !== "")
    .join(", ");
  return [
    ["state", deletion === undefined ? state : `${state}, deleted on ${dayOf(deletion)}`],
    ["usage", usage],
    ["spec", spec],
    ["origin", origin],
    ["manager", manager],
    ["multi-Region", isMultiRegion ? "yes" : "no"],
    ["rotation", rotation === undefined ? "unknown" : turning],
  ];
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
