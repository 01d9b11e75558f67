/**
 * What Latchkey's own client and server say to each other beyond the Language Server Protocol:
 * types, and the names of the methods. Any other editor does without.
 */

import type { Answers } from "./protocol/newDocuments.ts";
import type { TextPosition, TextRange } from "./protocol/text.ts";

export * from "./protocol/deployments.ts";
export * from "./protocol/files.ts";
export * from "./protocol/hardening.ts";
export * from "./protocol/newDocuments.ts";
export * from "./protocol/sets.ts";
export * from "./protocol/silencing.ts";
export type * from "./protocol/text.ts";

/** What a client may say of itself when it starts the server. */
export interface InitializationOptions {
  /** The editor underlines JSON mistakes in "json" documents by itself, so the server need not. */
  readonly editorReportsJsonSyntax?: boolean;
  /** The client wants `latchkey/documentStatus`. */
  readonly documentStatus?: boolean;
  /** The client has the command `latchkey.showAccess`, which takes the URI of a document. */
  readonly showAccess?: boolean;
  /** The client's command that offers what can be written at the cursor: after `arn:aws:` comes the service. */
  readonly suggestCommand?: string;
  /** The client has the command `latchkey.fillPlaceholder`, which takes a `PlaceholderReference`. */
  readonly fillPlaceholder?: boolean;
  /** The client has the command `latchkey.silence`, which takes a `Silence`. */
  readonly silence?: boolean;
  /** The client answers `latchkey/files/find` and `latchkey/files/read`. */
  readonly readFiles?: boolean;
  /** The client has the command `latchkey.previewDecision`, which takes a tab of its panel and a document's URI. */
  readonly previewDecision?: boolean;
  /** The client wants `latchkey/sets/changed`. */
  readonly showSets?: boolean;
}

/** Notification to the client: what a document is and how it stands, after each change. */
export const documentStatusMethod = "latchkey/documentStatus";

export interface DocumentStatus {
  readonly uri: string;
  readonly version: number;
  /** What the document is, in words; missing when it is none that Latchkey reads. */
  readonly title?: string;
  readonly errors: number;
  readonly warnings: number;
  /** Findings of the severities information and hint. */
  readonly remarks: number;
  /** The names of the sets that it belongs to; missing where it stands alone. */
  readonly sets?: readonly string[];
  /** Those of sets that it may belong to, while nothing decides between it and others. */
  readonly possibleSets?: readonly string[];
  /** Whether it is not known which other documents belong to one of its sets. */
  readonly isAmbiguous?: true;
}

/** A statement of a policy. */
export interface StatementReference {
  /** Its place in the document, from 0. */
  readonly index: number;
  /** Its Sid or, without one, its place in words. */
  readonly title: string;
  readonly effect?: "Allow" | "Deny";
  readonly range: TextRange;
}

/** Request to the server: what an open document lets through. */
export const accessMethod = "latchkey/access";

export interface DocumentParams {
  readonly uri: string;
}

/** `none`: no policy, or none that is open. `syntaxErrors`: a policy that is half typed, or has a member twice. */
export type Access = { readonly kind: "none" } | { readonly kind: "syntaxErrors" } | UploadAccess | KeyAccess;

export interface UploadAccess {
  readonly kind: "uploads";
  /** One line. */
  readonly summary: string;
  /** The keys that uploads are meant to use. */
  readonly rightKeys: readonly string[];
  readonly rows: readonly UploadAccessRow[];
}

/** One kind of upload. */
export interface UploadAccessRow {
  readonly row: string;
  readonly title: string;
  readonly verdict: "closed" | "open" | "depends";
  /** Whether that is what the policy is after; missing where it may be either. */
  readonly isWanted?: boolean;
  /** The statements that close it. */
  readonly statements: readonly StatementReference[];
  /** Sentences; empty where the statements say enough. */
  readonly reason: string;
  readonly witness?: UploadWitness;
}

/** One upload that is let through. */
export interface UploadWitness {
  /** The `aws s3api put-object` command that makes it. */
  readonly command: string;
  readonly caller: string;
  /** What the request has to carry besides. */
  readonly conditions: readonly string[];
}

export interface KeyAccess {
  readonly kind: "key";
  /** One line. */
  readonly summary: string;
  readonly separation: "holds" | "broken";
  /** What is to be known besides, a sentence each. */
  readonly remarks: readonly string[];
  readonly rows: readonly KeyAccessRow[];
}

/** What one principal gets from a key policy. */
export interface KeyAccessRow {
  readonly principal: string;
  readonly title: string;
  readonly remark: string;
  /** Names of actions. */
  readonly administer: readonly string[];
  readonly use: readonly string[];
  readonly grant: readonly string[];
  readonly changePolicy: boolean;
  /** Whether it both administers and uses the key. */
  readonly isBoth: boolean;
  readonly conditions: readonly string[];
  readonly statements: readonly StatementReference[];
}

/** Request to the server: what a request that is tried on a document is likely to be made of; null without a policy. */
export const requestOffersMethod = "latchkey/testRequest/offers";

export interface RequestOffersParams extends DocumentParams {
  /** Resources and headers are offered as it takes them. */
  readonly action?: string;
}

export interface RequestOffers {
  readonly principals: readonly RequestOffer[];
  readonly actions: readonly RequestOffer[];
  readonly resources: readonly RequestOffer[];
  readonly headers: readonly HeaderOffer[];
  readonly conditionKeys: readonly { readonly name: string; readonly values: readonly string[] }[];
}

export interface RequestOffer {
  readonly value: string;
  readonly description: string;
}

export interface HeaderOffer {
  readonly title: string;
  readonly context: RequestContext;
}

/** The values of condition keys, by the key's name. */
export type RequestContext = Readonly<Record<string, readonly string[]>>;

/** Request to the server: what is wrong with a part of a request, a sentence; null when it will do. */
export const checkRequestMethod = "latchkey/testRequest/check";

export interface CheckRequestParams {
  readonly part: "principal" | "action" | "resource";
  readonly value: string;
}

/** Request to the server: what a document says to one request; null without a policy. */
export const testRequestMethod = "latchkey/testRequest";

export interface TestRequestParams extends DocumentParams {
  readonly request: RequestDescription;
}

export interface RequestDescription {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly context: RequestContext;
}

export interface TestedRequest {
  readonly decision: "allowed" | "denied" | "notAllowed" | "depends";
  /** What that means, in a sentence. */
  readonly meaning: string;
  readonly reason?: string;
  /** The statements that gave the decision. */
  readonly by: readonly StatementReference[];
  readonly statements: readonly TestedStatement[];
}

export interface TestedStatement {
  readonly statement: StatementReference;
  readonly matches: "yes" | "no" | "unsure";
  readonly because: string;
}

/** Request to the server: what an open document decides differently from an older text of it. */
export const compareMethod = "latchkey/compare";

export interface CompareParams extends DocumentParams {
  readonly older: string;
}

/** `unreadable`: one of the two is no policy of that kind, or is half typed. */
export type Comparison = { readonly kind: "unreadable" } | AccessComparison;

export interface AccessComparison {
  readonly kind: "changes";
  /** One line. */
  readonly summary: string;
  readonly newlyAllowed: readonly AccessChange[];
  readonly newlyStopped: readonly AccessChange[];
  /** What could not be found out, a sentence each. */
  readonly undecided: readonly string[];
}

/** Requests of one kind that are decided differently now. */
export interface AccessChange {
  readonly title: string;
  /** What else must be so; empty where nothing must. */
  readonly remark: string;
  /** Who makes them; missing where that is everyone or up to conditions. */
  readonly principal?: string;
  readonly before: TestedRequest["decision"];
  readonly after: TestedRequest["decision"];
  /** The names of the older statements that decided. */
  readonly statementsBefore: readonly string[];
  /** The statements that decide now. */
  readonly statements: readonly StatementReference[];
  readonly example: {
    readonly command?: string;
    readonly caller: string;
    readonly action: string;
    readonly resource: string;
    readonly conditions: readonly string[];
  };
}

/** Request to the server: where answers about the choice of a key lead, and everything that is told about it. */
export const decisionMethod = "latchkey/decision";

/** What is no answer or no number is taken for not given. */
export interface DecisionParams {
  /** `yes` or `no` by the question's id. */
  readonly answers: Answers;
  /** Numbers in place of the defaults, by name. */
  readonly costs: Readonly<Record<string, number>>;
}

export interface Decision {
  readonly questions: readonly { readonly id: string; readonly title: string; readonly prompt: string }[];
  /** Those that count. */
  readonly answers: Answers;
  /** The questions that count, in order. */
  readonly path: readonly { readonly question: string; readonly answer?: "yes" | "no" }[];
  readonly outcome?: { readonly id: "customer-managed-key" | "aws-managed-key"; readonly title: string };
  /** One sentence for each answered question of the path. */
  readonly reasons: readonly string[];
  /** What to generate. */
  readonly documents: readonly { readonly title: string; readonly purpose: string }[];
  /** Mermaid text whose nodes are `<question>`, `<question>-yes`, `<question>-no` and the outcomes. */
  readonly flowchart: string;
  readonly comparison: {
    /** When the sources were read. */
    readonly date: string;
    readonly rows: readonly {
      readonly dimension: string;
      readonly awsManaged: string;
      readonly customerManaged: string;
      readonly correction?: string;
      readonly source: string;
    }[];
  };
  readonly sequences: readonly {
    readonly id: string;
    readonly title: string;
    readonly mermaid: string;
    readonly steps: readonly string[];
  }[];
  readonly costs: {
    /** When and where the default prices were read. */
    readonly date: string;
    readonly source: string;
    readonly inputs: Readonly<Record<string, number>>;
    readonly months: readonly {
      readonly id: string;
      readonly title: string;
      readonly kmsRequests: number;
      readonly requestCost: number;
      readonly keyCost: number;
      readonly rotationCost: number;
      readonly total: number;
    }[];
  };
  /** All of it for a person to paste. */
  readonly markdown: string;
}

/** Request to the server: the architecture that documents of the workspace make up. */
export const setupMethod = "latchkey/setup";

export interface SetupParams {
  /** Of the set to draw. Without it, or when there is none, that of the document. */
  readonly set?: string;
  /** The document that somebody looks at. */
  readonly uri?: string;
}

export interface Setup {
  /** What can be drawn: the sets, and the open documents that belong to none together. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** The one that is drawn; none where there is nothing to draw. */
  readonly chosen?: string;
  /** One line. */
  readonly summary: string;
  readonly mermaid: string;
  readonly nodes: readonly SetupNode[];
}

export interface SetupNode {
  /** As in the mermaid text. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly uri: string;
  /** Where it is said: a statement, or the document's beginning. */
  readonly range: TextRange;
  readonly isOpenDoor: boolean;
}

/** A placeholder of an open document that is to be filled in wherever its set has it. */
export interface PlaceholderReference extends DocumentParams {
  readonly position: TextPosition;
  readonly placeholder: string;
  /** What belongs in its place. */
  readonly prompt: string;
}

export interface FillPlaceholderParams extends PlaceholderReference {
  readonly value: string;
}

/** Request to the server: what is wrong with a value for a placeholder, a sentence; null when it will do. */
export const checkPlaceholderMethod = "latchkey/placeholder/check";

/** Request to the server: the workspace edit that fills a placeholder in; null where it is gone or the value is wrong. */
export const fillPlaceholderMethod = "latchkey/placeholder/fill";
