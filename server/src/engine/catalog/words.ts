import words from "./words.json";

/** What an action of the catalogue does, in a sentence. Undefined for one that the catalogue does not have. */
export function wordsOfAction(name: string): string | undefined {
  return actionWords.get(name);
}

/** What a condition key looks at, by its name in the catalogue. Undefined for one that it does not have. */
export function wordsOfConditionKey(name: string): string | undefined {
  return keyWords.get(name);
}

const actionWords: ReadonlyMap<string, string> = new Map(Object.entries(words.actions));

const keyWords: ReadonlyMap<string, string> = new Map(Object.entries(words.conditionKeys));
