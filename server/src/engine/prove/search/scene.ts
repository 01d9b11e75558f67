import { coversAction } from "../../evaluate/actions.ts";
import { coversCaller } from "../../evaluate/principals.ts";
import { allOf, type Truth } from "../../evaluate/truth.ts";
import type { Policy } from "../../policy/policy.ts";
import type { CallerClass } from "../callers/callerClass.ts";
import { channelTie, type Channel, type Tie } from "../callers/ties.ts";
import type { Clause } from "../literals/clause.ts";
import type { Domain } from "../literals/domain.ts";
import { answerLiteral, rememberAnswers, type Answerer } from "./answer.ts";
import { remember } from "../remember.ts";

/** Who does what, and which way the request takes. */
export interface Setting {
  readonly action: string;
  readonly caller: CallerClass;
  readonly channel: Channel;
  /** What a variable may be that nothing is tied to. Undefined for a key that the catalogue does not have. */
  readonly domainOf: (variable: string) => Domain | undefined;
}

/** Who does what, and which way the request takes, with what follows from it. Everything is found out once. */
export interface Scene extends Setting {
  /** What caller and way decide about a variable. */
  readonly tieOf: (variable: string) => Tie | undefined;
  /** Whether a statement is for such callers and this action. */
  readonly covers: (clause: Clause) => Truth;
  /** What it takes that a part of a statement matches, or does not. */
  readonly answer: Answerer;
}

export function newScene(policy: Policy, setting: Setting): Scene {
  const { action, caller, channel, domainOf } = setting;
  const tieOf = remember((variable: string) => caller.tieOf(variable) ?? channelTie(channel, variable));
  const answer: Answerer = (literal, wanted, attitude) => {
    const tie = tieOf(literal.variable);
    const found = answerLiteral(literal, wanted, attitude, tie);
    // Whether a key exists that the catalogue does not have is not certain.
    const isKnown = tie !== undefined || domainOf(literal.variable) !== undefined;
    return isKnown ? found : { ...found, isUncertain: true };
  };
  return {
    ...setting,
    tieOf,
    covers: remember(({ statement, heedsPrincipal }: Clause) =>
      allOf([
        coversAction(statement.action, action),
        !heedsPrincipal || coversCaller(statement, caller.example, policy.kind),
      ]),
    ),
    answer: rememberAnswers(answer),
  };
}
