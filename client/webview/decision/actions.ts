import type { TextRange } from "../../../server/src/protocol.ts";
import type { DecisionState, SavedFile } from "../../src/decision/messages.ts";

/** What a person may want of the page. */
export interface Actions {
  /** Answers, sums or another tab, given what there is now: that may be newer than what is drawn. */
  readonly keep: (change: (state: DecisionState) => Partial<DecisionState>) => void;
  readonly goTo: (uri: string, range: TextRange) => void;
  readonly copy: (text: string) => void;
  readonly save: (file: SavedFile) => void;
  readonly generate: () => void;
  readonly redraw: () => void;
}
