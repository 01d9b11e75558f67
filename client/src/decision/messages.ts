import type { Decision, Setup, TextRange } from "../../../server/src/protocol.ts";

// What the extension and the page about the choice of a key say to each other.

export const decisionTabs = ["decide", "compare", "works", "setup", "cost"] as const;
export type DecisionTab = (typeof decisionTabs)[number];

/** What a person left on the page. It lives with the workspace. */
export interface DecisionState {
  readonly tab: DecisionTab;
  /** `yes` or `no` by the question's id. */
  readonly answers: Readonly<Record<string, string>>;
  /** Numbers in place of the defaults, by name. */
  readonly costs: Readonly<Record<string, number>>;
  /** The id of the set that is drawn; without it that of the document last looked at. */
  readonly set?: string;
}

/** The page turned to a tab by somebody who looks at a document: what was chosen to be drawn before is not meant. */
export function turned(state: DecisionState, tab: DecisionTab): DecisionState {
  const { answers, costs } = state;
  return { tab, answers, costs };
}

/** To the page: everything that it shows. */
export interface DecisionContent {
  readonly state: DecisionState;
  /** Where somebody wants to be led outside the page. */
  readonly turnTo?: DecisionTab;
  /** Missing where the server gives no answer. */
  readonly decision?: Decision;
  readonly setup?: Setup;
}

/** From the page. */
export type DecisionMessage =
  | { readonly type: "ready" }
  | { readonly type: "keep"; readonly state: DecisionState }
  | { readonly type: "goTo"; readonly uri: string; readonly range: TextRange }
  | { readonly type: "copy"; readonly text: string }
  | { readonly type: "save"; readonly file: SavedFile }
  | { readonly type: "generate" };

/** A file that the page made. */
export interface SavedFile {
  /** With its extension. */
  readonly name: string;
  readonly content: string;
  readonly encoding: "text" | "base64";
}
