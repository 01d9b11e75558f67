import { propertyOf, type Span } from "../../tree/node.ts";
import type { Element, EncryptionRule, Policy, Statement, StringValue } from "../../policy/policy.ts";
import { readOperator } from "../../policy/readConditions.ts";
import { describeAction } from "./describeAction.ts";
import { describeArn } from "./describeArn.ts";
import { describeConditionKey, describeOperator } from "./describeCondition.ts";
import { describeElement } from "./describeElement.ts";
import { glossary } from "./glossary.ts";

/** What is known of a word of a document. */
export interface Hover {
  readonly at: Span;
  readonly markdown: string;
}

/** A word that something may be known of; told only when somebody points at it. */
interface Word {
  readonly at: Span;
  readonly tell: () => string | undefined;
}

/** What is known of the word at an offset. */
export function hoverOf(policy: Policy, offset: number): Hover | undefined {
  for (const statement of policy.statements)
    if (covers(statement.node, offset)) return hoverAmong(wordsOfStatement(statement), offset);
  for (const rule of policy.encryptionRules)
    if (covers(rule.node, offset)) return hoverAmong(wordsOfRule(rule), offset);
  return undefined;
}

function hoverAmong(words: Iterable<Word>, offset: number): Hover | undefined {
  for (const { at, tell } of words) {
    if (!covers(at, offset)) continue;
    const markdown = tell();
    if (markdown !== undefined) return { at: { start: at.start, end: at.end }, markdown };
  }
  return undefined;
}

function covers({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset < end;
}

function* wordsOfStatement(statement: Statement): Iterable<Word> {
  for (const { name } of statement.node.properties)
    yield { at: name, tell: () => describeElement(name.value) };
  yield* wordsOf(statement.action, (name) => withTerm(describeAction(name), name));
  yield* wordsOf(statement.resource, describeArn);
  yield* wordsOf(statement.principal, describeArn);
  yield* wordsOfConditions(statement);
}

function* wordsOf(
  element: Element<StringValue> | undefined,
  describe: (value: string) => string | undefined,
): Iterable<Word> {
  for (const { value, node } of element?.values ?? []) yield { at: node, tell: () => describe(value) };
}

function* wordsOfConditions({ node, conditions }: Statement): Iterable<Word> {
  // An operator that has no key yet is no condition, and somebody may ask about it while typing.
  const block = propertyOf(node, "Condition")?.value;
  for (const { name } of block?.kind === "object" ? block.properties : [])
    yield { at: name, tell: () => describeOperator(readOperator(name)) };
  for (const { key, values } of conditions) {
    yield { at: key, tell: () => describeConditionKey(key.value) };
    for (const { value, node } of values)
      yield { at: node, tell: () => glossary.get(value) ?? describeArn(value) };
  }
}

function* wordsOfRule({ node, algorithm, keyId }: EncryptionRule): Iterable<Word> {
  const bucketKey = propertyOf(node, "BucketKeyEnabled");
  if (bucketKey) yield { at: bucketKey.name, tell: () => glossary.get(bucketKey.name.value) };
  if (algorithm) yield { at: algorithm.node, tell: () => glossary.get(algorithm.value) };
  if (keyId) yield { at: keyId.node, tell: () => describeArn(keyId.value) };
}

function withTerm(description: string | undefined, name: string): string | undefined {
  const term = glossary.get(name);
  return description === undefined || term === undefined ? description : `${description}\n\n${term}`;
}
