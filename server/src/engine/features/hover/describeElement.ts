import { toCode, toLink } from "./markdown.ts";

const elements: Readonly<Record<string, string>> = {
  Version:
    'says in which version of their language policies are written. From "2012-10-17" on, policy variables count as such.',
  Id: "names the policy. It decides nothing.",
  Statement: "lists the statements. None of them counts before another: a Deny wins over every Allow.",
  Sid: "names the statement. It decides nothing.",
  Effect: "says whether the statement allows or denies. A Deny wins over every Allow.",
  Principal: "says whose requests the statement is about.",
  NotPrincipal: "says whose requests the statement is not about: it is about everybody else's.",
  Action: "says which actions the statement is about.",
  NotAction: "says which actions the statement is not about: it is about all others.",
  Resource: 'says what the actions act on. In a key policy, "*" is the key itself.',
  NotResource: "says what the statement is not about: it is about everything else.",
  Condition: "says which requests the statement is about. Every operator and every key has to hold.",
};

/** Completes a sentence that begins with the element's name. */
export function meaningOfElement(name: string): string | undefined {
  return Object.hasOwn(elements, name) ? elements[name] : undefined;
}

/** What an element is for. Undefined for a name that the grammar of policies does not have. */
export function describeElement(name: string): string | undefined {
  const meaning = meaningOfElement(name);
  if (meaning === undefined) return undefined;
  const page = `IAM/latest/UserGuide/reference_policies_elements_${name.toLowerCase()}.html`;
  return `**${toCode(name)}** ${meaning}\n\n${toLink(`The element ${name}`, page)}`;
}
