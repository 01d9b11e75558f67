import { readOperator } from "../../policy/readConditions.ts";
import { describeAction } from "../hover/describeAction.ts";
import { describeArn } from "../hover/describeArn.ts";
import { describeConditionKey, describeOperator } from "../hover/describeCondition.ts";
import { describeElement } from "../hover/describeElement.ts";
import { describeEncryptionMember } from "../hover/describeEncryption.ts";
import { describePrincipalType } from "../hover/describePrincipal.ts";
import { glossary } from "../hover/glossary.ts";
import type { Topic } from "./offer.ts";
import { describeSnippet } from "./snippetOffers.ts";

/** What is known of something that was offered, as Markdown: what a hover over it would tell. */
export function explain(topic: Topic, text: string): string | undefined {
  switch (topic) {
    case "action":
    case "pattern":
      return describeAction(text);
    case "operator":
      return describeOperator(readOperator({ value: text, start: 0, end: 0 }));
    case "key":
      return describeConditionKey(/[:/]$/.test(text) ? `${text}x` : text);
    case "snippet":
      return describeSnippet(text);
    case "element":
      return describeElement(text) ?? describePrincipalType(text) ?? describeEncryptionMember(text);
    default:
      return glossary.get(text) ?? describeArn(text);
  }
}

const topics: Readonly<Record<Topic, true>> = {
  element: true,
  action: true,
  pattern: true,
  operator: true,
  key: true,
  value: true,
  arn: true,
  principal: true,
  snippet: true,
};

/** Whether a text from outside names a topic. */
export function isTopic(text: string): text is Topic {
  return Object.hasOwn(topics, text);
}
