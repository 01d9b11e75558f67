import { newBudget, type Budget } from "../budget.ts";
import { partitionOf } from "../partition.ts";
import { identifiedCallers } from "../callers/identifiedCallers.ts";
import { looksAtPrincipal } from "../callers/looksAtPrincipal.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { namedCaller, type CallerClass } from "../callers/callerClass.ts";
import { answerLiteral, rememberAnswers, type Answerer } from "./answer.ts";
import type { Channel, Tie } from "../callers/ties.ts";
import type { Clause } from "../literals/clause.ts";
import { withoutExemptions } from "../literals/exemptions.ts";
import type { Domain } from "../literals/domain.ts";
import { domainOf } from "./keyDomains.ts";
import { remember } from "../remember.ts";
import { newScene, type Scene } from "./scene.ts";
import { toVariable, type Restricted } from "./variable.ts";

/** What is found out about one policy while several questions about it are answered. */
export interface Memory {
  readonly sceneOf: (action: string, caller: CallerClass, channel: Channel) => Scene;
  /** Everyone but anonymous callers, as far as these statements tell them apart. */
  readonly identifiedBy: (statements: readonly Statement[]) => readonly CallerClass[];
  /** One caller of a class by itself. */
  readonly exampleOf: (caller: CallerClass) => CallerClass;
  /** What it takes that parts of statements match where their variable is tied like that. */
  readonly answersFor: (tie: Tie) => Answerer;
  /** A variable of which nothing has been asked yet. */
  readonly rootOf: (domain: Domain) => Restricted;
  /** The clause if its statement spared nobody. */
  readonly strictly: (clause: Clause) => Clause;
  /** What is left to be spent on the questions. */
  readonly budget: Budget;
}

/**
 * Makes the memory of a group of questions: they share what is found out about the policy with all others, and have a
 * budget of their own, so that others leave them as much as ever.
 */
export function memoryOfGroup(): (policy: Policy) => Memory {
  return (policy) => withOwnBudget(policy.once(newMemory));
}

/** The same memory with a budget of its own, or with one of so many parts of it. */
export function withOwnBudget(memory: Memory, parts?: number): Memory {
  return { ...memory, budget: newBudget(parts) };
}

export function newMemory(policy: Policy): Memory {
  const scenes = remember((action: string) => {
    // Scenes share what they know of a key by sharing its domain.
    const domainOfKey = remember((key: string) => domainOf(key, action));
    return remember((caller: CallerClass) =>
      remember((channel: Channel) => newScene(policy, { action, caller, channel, domainOf: domainOfKey })),
    );
  });
  const identified = remember((indices: string) => {
    const wanted = new Set(indices.split(","));
    const statements = policy.statements.filter(({ index }) => wanted.has(String(index)));
    return identifiedCallers(statements, policy.once(partitionOf), policy.kind);
  });
  return {
    identifiedBy: (statements) => {
      const telling = statements.filter(looksAtPrincipal);
      return identified(telling.map(({ index }) => index).join());
    },
    sceneOf: (action, caller, channel) => scenes(action)(caller)(channel),
    exampleOf: remember(({ example }: CallerClass) => namedCaller(example)),
    answersFor: remember((tie: Tie) =>
      rememberAnswers((literal, wanted, attitude) => answerLiteral(literal, wanted, attitude, tie)),
    ),
    rootOf: remember(toVariable),
    strictly: remember(withoutExemptions),
    budget: newBudget(),
  };
}
