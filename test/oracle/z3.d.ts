/** The part of z3-solver that the oracle uses; declared here so that types need no installation. */
declare module "z3-solver" {
  /** An address in the memory of z3. */
  type Address = number;

  interface Z3 {
    mk_config(): Address;
    del_config(config: Address): void;
    mk_context(config: Address): Address;
    del_context(context: Address): void;
    mk_string_symbol(context: Address, text: string): Address;
    mk_params(context: Address): Address;
    params_inc_ref(context: Address, parameters: Address): void;
    params_dec_ref(context: Address, parameters: Address): void;
    params_set_uint(context: Address, parameters: Address, name: Address, value: number): void;
    mk_solver_for_logic(context: Address, logic: Address): Address;
    solver_inc_ref(context: Address, solver: Address): void;
    solver_dec_ref(context: Address, solver: Address): void;
    solver_set_params(context: Address, solver: Address, parameters: Address): void;
    /** Takes declarations and assertions in SMT-LIB. */
    solver_from_string(context: Address, solver: Address, commands: string): void;
    /** 1 when satisfiable, -1 when not, 0 when z3 gave up. */
    solver_check_assumptions(
      context: Address,
      solver: Address,
      assumptions: readonly Address[],
    ): Promise<-1 | 0 | 1>;
    solver_get_model(context: Address, solver: Address): Address;
    model_inc_ref(context: Address, model: Address): void;
    model_dec_ref(context: Address, model: Address): void;
    model_eval(context: Address, model: Address, term: Address, completes: boolean): Address | null;
    get_error_code(context: Address): number;
    get_error_msg(context: Address, code: number): string;
    mk_bool_sort(context: Address): Address;
    mk_bv_sort(context: Address, bits: number): Address;
    mk_const(context: Address, name: Address, sort: Address): Address;
    mk_true(context: Address): Address;
    mk_false(context: Address): Address;
    mk_not(context: Address, term: Address): Address;
    ast_to_string(context: Address, term: Address): string;
  }

  export function init(): Promise<{ readonly Z3: Z3 }>;
}
