import type { LanguageClient } from "vscode-languageclient/node";
import {
  checkRequestMethod,
  requestOffersMethod,
  type CheckRequestParams,
  type RequestContext,
  type RequestDescription,
  type RequestOffers,
  type RequestOffersParams,
} from "../../../server/src/protocol.ts";
import { BACK, type Step } from "../newDocument/step.ts";
import { askForConditions } from "./askForConditions.ts";
import { askForHeaders } from "./askForHeaders.ts";
import { askForOffer } from "../newDocument/askForOffer.ts";

/** A request as far as it is known, and what is offered for the rest. */
interface Draft {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly headers: RequestContext;
  readonly conditions: RequestContext;
  readonly offers: RequestOffers;
}

type Place = Pick<Step, "number" | "total">;
type AskForPart = (draft: Draft, place: Place) => Promise<Draft | typeof BACK | undefined>;

/** Asks for a request part by part, back and forth. Undefined when the person leaves or there is no policy. */
export async function askForRequest(
  client: LanguageClient,
  uri: string,
  previous: RequestDescription | undefined,
): Promise<RequestDescription | undefined> {
  const offersFor = (action?: string): Promise<RequestOffers | null> =>
    client.sendRequest<RequestOffers | null>(requestOffersMethod, {
      uri,
      ...(action !== undefined && { action }),
    } satisfies RequestOffersParams);
  const offers = await offersFor();
  if (offers === null) return undefined;
  const start = { principal: "", action: "", resource: "", headers: {}, conditions: {}, offers };
  const steps = [
    askFor(client, "principal"),
    withOffers(askFor(client, "action"), offersFor),
    askFor(client, "resource"),
  ];
  const draft = await askInTurn({ ...start, ...previous }, steps);
  if (draft === undefined) return undefined;
  const { principal, action, resource, headers, conditions } = draft;
  return { principal, action, resource, context: { ...headers, ...conditions } };
}

/** Headers are asked for only where there are some to choose from, which the action decides. */
async function askInTurn(start: Draft, steps: readonly AskForPart[]): Promise<Draft | undefined> {
  let draft = start;
  for (let index = 0; ;) {
    const tail = draft.offers.headers.length > 0 ? [headers, conditions] : [conditions];
    const all = [...steps, ...tail];
    const step = all[index];
    if (step === undefined) return draft;
    const result = await step(draft, { number: index + 1, total: all.length });
    if (result === undefined) return undefined;
    index += result === BACK ? -1 : 1;
    if (result !== BACK) draft = result;
  }
}

const prompts = {
  principal: "Who calls? Choose, or type an ARN, an account, a service or “anonymous”.",
  action: "What do they ask for? Choose, or type an action.",
  resource: "On what? Choose, or type an ARN.",
} as const;

const titles = { principal: "Principal", action: "Action", resource: "Resource" } as const;
const lists = { principal: "principals", action: "actions", resource: "resources" } as const;

function askFor(client: LanguageClient, part: keyof typeof titles): AskForPart {
  const check = (value: string): Promise<string | null> =>
    client.sendRequest<string | null>(checkRequestMethod, { part, value } satisfies CheckRequestParams);
  return async (draft, place) => {
    const step = { ...place, title: `Test a Request: ${titles[part]}`, initial: draft[part] };
    const offers = draft.offers[lists[part]];
    const answer = await askForOffer({ step, prompt: prompts[part], offers, check });
    return typeof answer === "string" ? { ...draft, [part]: answer } : answer;
  };
}

/** What follows an action depends on it. */
function withOffers(
  ask: AskForPart,
  offersFor: (action: string) => Promise<RequestOffers | null>,
): AskForPart {
  return async (draft, place) => {
    const answer = await ask(draft, place);
    if (answer === undefined || answer === BACK) return answer;
    const offers = await offersFor(answer.action);
    // What was chosen for another action goes with it.
    return offers === null ? undefined : { ...answer, offers, headers: {} };
  };
}

const headers: AskForPart = async (draft, place) => {
  const step = { ...place, title: "Test a Request: Encryption Headers", initial: "" };
  const answer = await askForHeaders(step, draft.offers.headers);
  return answer === undefined || answer === BACK ? answer : { ...draft, headers: answer };
};

const conditions: AskForPart = async (draft, place) => {
  const step = { ...place, title: "Test a Request: Conditions", initial: "" };
  const answer = await askForConditions(step, draft.offers.conditionKeys, draft.conditions);
  return answer === undefined || answer === BACK ? answer : { ...draft, conditions: answer };
};
