import { execFileSync } from "node:child_process";
import { buildScript } from "../support/serverProcess.ts";
import type { BenchResult, Figure } from "./bench.ts";
import { keystroke } from "./keystroke.ts";
import { rules } from "./rules.ts";
import { serverStart } from "./serverStart.ts";
import { workspace } from "./workspace.ts";

// Measures, prints what was measured, and fails where a figure is beyond its limit:
// `npm run bench -- [part of a bench's name …]`.

const benches: Readonly<Record<string, () => Promise<BenchResult>>> = {
  rules,
  serverStart,
  keystroke,
  workspace,
};

async function main(wanted: readonly string[]): Promise<boolean> {
  execFileSync(process.execPath, [buildScript], { stdio: "inherit" });
  let isWithinLimits = true;
  for (const [id, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.some((part) => id.includes(part))) continue;
    const { name, figures } = await bench();
    process.stdout.write(`${name}\n${figures.map(rowOf).join("")}`);
    isWithinLimits &&= !figures.some(isBeyondLimit);
  }
  return isWithinLimits;
}

function rowOf(figure: Figure): string {
  const { what, value, unit, limit } = figure;
  const limitText = limit === undefined ? "" : `  (at most ${String(limit)} ${unit})`;
  const mark = isBeyondLimit(figure) ? "  TOO MUCH" : "";
  return `  ${what.padEnd(50)} ${value.toFixed(2).padStart(9)} ${unit}${limitText}${mark}\n`;
}

function isBeyondLimit({ value, limit }: Figure): boolean {
  return limit !== undefined && !(value <= limit);
}

void main(process.argv.slice(2)).then((isWithinLimits) => {
  if (!isWithinLimits) process.exitCode = 1;
});
