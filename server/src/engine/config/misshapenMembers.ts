import { placeholderIn } from "../catalog/placeholders.ts";
import { quoted } from "../rules/quoted.ts";
import { propertyOf, textsOf, type ObjectNode } from "../tree/node.ts";
import { mistakeAt, type ConfigFinding } from "./config.ts";
import { textForms, type TextForm, type TextMember } from "./setMembers.ts";

/**
 * The members of a set with a text that has not the form of theirs, and what is to be said of each: nothing of a blank
 * that is yet to be filled in.
 */
export function misshapenMembers(node: ObjectNode): ReadonlyMap<string, readonly ConfigFinding[]> {
  const misshapen = new Map<string, readonly ConfigFinding[]>();
  for (const name of Object.keys(textForms) as TextMember[]) {
    const faults = textsOf(propertyOf(node, name)?.value).flatMap((text) => {
      const message = faultIn(text.value, textForms[name]);
      return message === undefined ? [] : { text, message };
    });
    const wrong = faults.filter(({ text }) => placeholderIn(text.value) === undefined);
    if (faults.length > 0)
      misshapen.set(
        name,
        wrong.map(({ text, message }) => mistakeAt(text, "config/wrong-value", message)),
      );
  }
  return misshapen;
}

function faultIn(value: string, { pattern, words, fault }: TextForm): string | undefined {
  const message = fault?.(value)?.message;
  return message ?? (pattern.test(value) ? undefined : `${quoted(value)} is not ${words}.`);
}
