import type {
  Access,
  Comparison,
  RequestDescription,
  TestedRequest,
  TextRange,
} from "../../../server/src/protocol.ts";

// What the extension and the page in its panel say to each other.

/** To the page: everything that it shows. */
export interface Content {
  readonly uri: string;
  /** The document's name. */
  readonly name: string;
  /** Missing where the server gives no answer. */
  readonly access?: Access;
  /** The text has syntax errors or a member twice, and `access` is how it stood before. */
  readonly isStale: boolean;
  readonly test?: ShownTest;
  readonly comparison?: ShownComparison;
}

/** A request that was tried. */
export interface ShownTest {
  readonly request: RequestDescription;
  /** Missing while the document cannot be read. */
  readonly result?: TestedRequest;
  /** How many requests were tried before it: a new one is to be looked at. */
  readonly serial: number;
}

/** An older text that the document is compared with. */
export interface OlderText {
  /** What it is, as a sentence goes on: `its last commit`. */
  readonly title: string;
  readonly text: string;
}

/** What became of a comparison. */
export interface ShownComparison {
  readonly older: OlderText;
  /** Missing where the server gives no answer. */
  readonly result?: Comparison;
  /** How many comparisons were asked for before it. */
  readonly serial: number;
}

/** From the page. */
export type PageMessage =
  | { readonly type: "ready" }
  | { readonly type: "goTo"; readonly range: TextRange }
  | { readonly type: "copy"; readonly text: string }
  | { readonly type: "testRequest" }
  | { readonly type: "compare" };

/** What the page keeps for the next session. */
export interface PageState {
  readonly uri: string;
  readonly request?: RequestDescription;
  readonly older?: OlderText;
}
