import { init } from "z3-solver";
import type { Formula } from "./formulas.ts";

/** What z3 says of a formula; "unknown" where its time was up. */
export type Answer = "sat" | "unsat" | "unknown";

/** What one solution of a formula gives to variables. */
export interface Solution {
  isTrue(formula: Formula): boolean;
  /** The character that a variable of eight bits stands for. */
  character(variable: string): string;
}

export type OpenSession = (commands: string) => Session;

/** Starts z3; every session gives up on a question after some milliseconds. */
export async function startSolver(timeout: number): Promise<OpenSession> {
  const { Z3 } = await init();
  return (commands) => new Session(Z3, commands, timeout);
}

type Z3 = Awaited<ReturnType<typeof init>>["Z3"];

/** Checks formulas that share declarations and assumptions. Has to be closed: z3's memory is not collected. */
export class Session {
  readonly #z3: Z3;
  readonly #context: number;
  readonly #solver: number;

  constructor(z3: Z3, commands: string, timeout: number) {
    this.#z3 = z3;
    const config = z3.mk_config();
    const context = z3.mk_context(config);
    z3.del_config(config);
    this.#context = context;
    // Bits and truths only: the fastest of z3's solvers takes them.
    this.#solver = z3.mk_solver_for_logic(context, z3.mk_string_symbol(context, "QF_FD"));
    z3.solver_inc_ref(context, this.#solver);
    const parameters = z3.mk_params(context);
    z3.params_inc_ref(context, parameters);
    z3.params_set_uint(context, parameters, z3.mk_string_symbol(context, "timeout"), timeout);
    z3.solver_set_params(context, this.#solver, parameters);
    z3.params_dec_ref(context, parameters);
    z3.solver_from_string(context, this.#solver, commands);
    const error = z3.get_error_code(context);
    if (error !== 0) throw new Error(`z3 says: ${z3.get_error_msg(context, error)}`);
  }

  async check(formula: Formula): Promise<Answer> {
    if (formula === false) return "unsat";
    const term = this.#term(formula);
    const answer = await this.#z3.solver_check_assumptions(this.#context, this.#solver, [term]);
    return answer === 0 ? "unknown" : answer === 1 ? "sat" : "unsat";
  }

  /** What `read` makes of a solution of the formula of the last check, which has to have been satisfiable. */
  withSolution<T>(read: (solution: Solution) => T): T {
    const [z3, context] = [this.#z3, this.#context];
    const model = z3.solver_get_model(context, this.#solver);
    z3.model_inc_ref(context, model);
    const value = (term: number): string => {
      const result = z3.model_eval(context, model, term, true);
      if (result === null) throw new Error("z3 has no value for a term.");
      return z3.ast_to_string(context, result);
    };
    try {
      return read({
        isTrue: (formula) => value(this.#term(formula)) === "true",
        character: (variable) => String.fromCharCode(Number(value(this.#byte(variable)).replace("#x", "0x"))),
      });
    } finally {
      z3.model_dec_ref(context, model);
    }
  }

  close(): void {
    this.#z3.solver_dec_ref(this.#context, this.#solver);
    this.#z3.del_context(this.#context);
  }

  #term(formula: Formula): number {
    const [z3, context] = [this.#z3, this.#context];
    if (typeof formula === "boolean") return formula ? z3.mk_true(context) : z3.mk_false(context);
    const name = formula.replace(/^\(not (.*)\)$/, "$1");
    const term = z3.mk_const(context, z3.mk_string_symbol(context, name), z3.mk_bool_sort(context));
    return name === formula ? term : z3.mk_not(context, term);
  }

  #byte(variable: string): number {
    const [z3, context] = [this.#z3, this.#context];
    return z3.mk_const(context, z3.mk_string_symbol(context, variable), z3.mk_bv_sort(context, 8));
  }
}
