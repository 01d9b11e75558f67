import { negateTest, type Test } from "../theories/values.ts";

/** What is asked of one variable of a request, most of them condition keys. */
export interface Constraint {
  /** Tells constraints apart: two of the same name say the same. */
  readonly name: string;
  /** Whether it holds when the key is absent, or has an empty list of values. */
  readonly absent: boolean;
  /** Whether it holds when the key is there: always, never, or as a test of its values says. */
  readonly present: boolean | Test;
  /** Of several values, whether every one has to pass the test or at least one. */
  readonly quantifier: "every" | "some";
}

export function negate({ name, absent, present, quantifier }: Constraint): Constraint {
  return {
    name: name.startsWith("not ") ? name.slice(4) : `not ${name}`,
    absent: !absent,
    present: typeof present === "boolean" ? !present : negateTest(present),
    quantifier: quantifier === "every" ? "some" : "every",
  };
}

export const always: Constraint = { name: "always", absent: true, present: true, quantifier: "every" };
export const never: Constraint = { name: "not always", absent: false, present: false, quantifier: "some" };
export const isAbsent: Constraint = { name: "absent", absent: true, present: false, quantifier: "every" };
export const isPresent: Constraint = { name: "not absent", absent: false, present: true, quantifier: "some" };

/** That a single-valued variable is there and passes a test. */
export function passes(name: string, test: Test): Constraint {
  return { name, absent: false, present: test, quantifier: "some" };
}

/** That a variable passes a test where it is there at all. */
export function ifPresent(name: string, test: Test): Constraint {
  return { name, absent: true, present: test, quantifier: "every" };
}
