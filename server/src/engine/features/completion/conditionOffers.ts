import { expandAction, serviceOfKind } from "../../catalog/actions.ts";
import { conditionKeyOf, conditionKeys, type ConditionKey } from "../../catalog/conditionKeys.ts";
import { comparesKey, isUsualFor } from "../../evaluate/comparesKey.ts";
import { operatorOf, operators, type Family } from "../../evaluate/operators.ts";
import type { Statement } from "../../policy/policy.ts";
import { readOperator } from "../../policy/readConditions.ts";
import { shapes, type Offer } from "./offer.ts";
import type { Site } from "./site.ts";

/** The operators that compare the keys that stand there; where none does, all, the plain ones first. */
export function operatorOffers({ place }: Site): readonly Offer[] {
  const keys = keysUnder(place);
  const names = [...operators].filter(([, { family }]) => keys.every((key) => comparesKey(family, key)));
  const usual = names.filter(([, { family }]) => keys.some((key) => isUsualFor(family, key)));
  const bases = [...new Set([...usual, ...names].map(([name]) => name))];
  const [severalAtOnce, plain] = [bases.flatMap(withQualifiers), bases];
  const optional = bases.filter((name) => name !== "Null").map((name) => `${name}IfExists`);
  const isOfLists = keys.some(({ type }) => type === "ArrayOfString");
  const ranked = isOfLists
    ? [...severalAtOnce, ...plain, ...optional]
    : [...plain, ...optional, ...severalAtOnce];
  return ranked.map((text) => ({ text, topic: "operator", value: shapes.object }));
}

function withQualifiers(name: string): readonly string[] {
  if (name === "Null") return [];
  return ["ForAnyValue", "ForAllValues"].map((qualifier) => `${qualifier}:${name}`);
}

/** The keys of the operator that is being named. */
function keysUnder({ holder, token }: Site["place"]): readonly ConditionKey[] {
  if (holder.kind !== "object" || token === undefined) return [];
  const member = holder.properties.find(({ name }) => name.start === token.start);
  const keys = member?.value?.kind === "object" ? member.value.properties : [];
  return keys.flatMap(({ name }) => conditionKeyOf(name.value) ?? []);
}

/** The keys that requests for the statement's actions carry, those that the operator is made for first. */
export function keyOffers({ kind, path, statement }: Site): readonly Offer[] {
  const service = serviceOfKind(kind);
  const supported = supportedKeys(statement);
  const isOffered = ({ name }: ConditionKey): boolean =>
    name.startsWith("aws:") ||
    (supported.length > 0 ? supported.includes(name) : name.startsWith(`${service}:`));
  const family = operatorOf(readOperator({ value: path.at(-1) ?? "", start: 0, end: 0 }))?.family;
  const fitting = conditionKeys.filter((key) => isOffered(key) && (!family || comparesKey(family, key)));
  const usual = fitting.filter((key) => family !== undefined && isUsualFor(family, key));
  const ranked = [...new Set([...usual, ...fitting])];
  const own = ranked.filter(({ name }) => !name.startsWith("aws:"));
  const ofOthers = ranked.filter(({ name }) => name.startsWith("aws:"));
  return [...own, ...ofOthers].flatMap((key) => toOffers(key, family));
}

function supportedKeys(statement: Statement | undefined): readonly string[] {
  const { action } = statement ?? {};
  if (action === undefined || action.negated) return [];
  return [
    ...new Set(
      action.values.flatMap(({ value }) => expandAction(value)).flatMap(({ conditionKeys: keys }) => keys),
    ),
  ];
}

function toOffers({ name, type }: ConditionKey, family: Family | undefined): readonly Offer[] {
  const value = type === "Bool" || family === "null" ? shapes.quotedTruth : shapes.text;
  const offer = { topic: "key", detail: type, value } as const;
  const chosen = name.indexOf("${");
  if (chosen < 0) return [{ ...offer, text: name }];
  const beginning: Offer = { ...offer, text: name.slice(0, chosen), isBeginning: true };
  if (name !== "kms:EncryptionContext:${EncryptionContextKey}") return [beginning];
  return [{ ...offer, text: "kms:EncryptionContext:aws:s3:arn" }, beginning];
}
