import type { Comparison } from "./compare.ts";

const verdicts = ["open", "closed", "depends", "none"] as const;
const opinions = ["open", "closed", "depends", "unknown"] as const;

/** Counts what both say. */
export class Tally {
  readonly #counts = new Map<string, number>();
  #policies = 0;
  #attacks = 0;
  #decisions = 0;
  /** How many things the engine and the oracle did not agree about. */
  disagreements = 0;

  add({ rows, disagreements, attacks, decisions }: Comparison): void {
    this.#policies++;
    this.#attacks += attacks;
    this.#decisions += decisions;
    this.disagreements += disagreements.length;
    for (const { engine, oracle, isByReadings } of rows) {
      this.#count(`${engine} ${oracle}`);
      if (engine === "depends" && oracle === "depends") this.#count(isByReadings ? "readings" : "doubts");
    }
  }

  /** For each verdict of the engine, down, how often the oracle had each opinion, across. */
  table(): string {
    const row = (cells: readonly (string | number)[]): string =>
      `${cells.map((cell, place) => String(cell).padStart(place === 0 ? 18 : 9)).join("")}\n`;
    return [
      row(["engine \\ oracle", ...opinions]),
      ...verdicts.map((engine) =>
        row([engine, ...opinions.map((oracle) => this.#of(`${engine} ${oracle}`))]),
      ),
      `depends for both: ${String(this.#of("readings"))} because the readings differ, `,
      `${String(this.#of("doubts"))} because of what AWS does not document\n`,
      `${String(this.#policies)} policies, ${String(this.#decisions)} requests decided by both, `,
      `${String(this.#attacks)} attacks on closed rows, ${String(this.disagreements)} disagreements\n`,
    ].join("");
  }

  #count(name: string): void {
    this.#counts.set(name, this.#of(name) + 1);
  }

  #of(name: string): number {
    return this.#counts.get(name) ?? 0;
  }
}
