/** A formula of propositional logic: decided already, or a term of SMT-LIB. */
export type Formula = boolean | string;

/**
 * Builds formulas, and the SMT-LIB commands that give their parts names. What constants decide never gets into
 * the commands, so that a formula about a request of constants alone is a boolean at once.
 */
export class Formulas {
  readonly #commands: string[] = [];
  readonly #names = new Map<string, string>();
  #count = 0;

  /** The declarations, definitions and assumptions so far, in order. */
  get commands(): string {
    return this.#commands.join("\n");
  }

  /** A new variable of a sort of SMT-LIB. */
  declare(sort: string): string {
    const name = `v${String(this.#count++)}`;
    this.#commands.push(`(declare-const ${name} ${sort})`);
    return name;
  }

  /** Takes a formula for true from here on. */
  assume(formula: Formula): void {
    if (formula !== true) this.#commands.push(`(assert ${String(formula)})`);
  }

  and(...parts: readonly Formula[]): Formula {
    return this.#join("and", parts, false);
  }

  or(...parts: readonly Formula[]): Formula {
    return this.#join("or", parts, true);
  }

  not(formula: Formula): Formula {
    if (typeof formula === "boolean") return !formula;
    return formula.startsWith("(not ") ? formula.slice("(not ".length, -1) : `(not ${formula})`;
  }

  implies(condition: Formula, consequence: Formula): Formula {
    return this.or(this.not(condition), consequence);
  }

  /** A comparison of terms as a formula of its own. */
  term(text: string): Formula {
    return this.#name(text);
  }

  /** Joins parts; one that is `decisive` decides, one that is its opposite does not count. */
  #join(operator: "and" | "or", parts: readonly Formula[], decisive: boolean): Formula {
    if (parts.includes(decisive)) return decisive;
    if (!parts.some((part) => typeof part === "string")) return !decisive;
    const open = parts.filter((part) => typeof part === "string");
    const [first] = open;
    if (first === undefined) return !decisive;
    if (open.every((part) => part === first)) return first;
    return this.#name(`(${operator} ${[...new Set(open)].sort().join(" ")})`);
  }

  #name(text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = `f${String(this.#count++)}`;
    this.#commands.push(`(declare-const ${name} Bool)\n(assert (= ${name} ${text}))`);
    this.#names.set(text, name);
    return name;
  }
}
