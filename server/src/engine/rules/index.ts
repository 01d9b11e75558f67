import type { Rule } from "../lint/rule.ts";

/** Every rule, by scope and name. */
export const rules: readonly Rule[] = [];
