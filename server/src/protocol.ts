/**
 * What Latchkey's own client and server say to each other beyond the Language Server Protocol:
 * types, and the names of the methods. Any other editor does without.
 */

/** What a client may say of itself when it starts the server. */
export interface InitializationOptions {
  /** The editor underlines JSON mistakes in "json" documents by itself, so the server need not. */
  readonly editorReportsJsonSyntax?: boolean;
  /** The client wants `latchkey/documentStatus`. */
  readonly documentStatus?: boolean;
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
}

/** The documents that questions lead to. */
export type NewDocumentKind = "kms-key-policy" | "s3-bucket-policy";

/** Answers so far, by the id of their question. An optional question may be left out. */
export type Answers = Readonly<Record<string, string>>;

/** Request to the server: which questions lead to a new document, in their order. */
export const questionsMethod = "latchkey/newDocument/questions";

export interface QuestionsParams {
  readonly kind: NewDocumentKind;
}

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly placeholder: string;
  readonly initial?: string;
  /** An empty answer is fine. */
  readonly optional?: boolean;
  /** The only answers that are possible; without them the answer is typed. */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
}

/** Request to the server: what is wrong with an answer, a sentence; null when it will do. */
export const validateMethod = "latchkey/newDocument/validate";

export interface ValidateParams {
  readonly kind: NewDocumentKind;
  readonly question: string;
  readonly answer: string;
  /** To the questions before this one. */
  readonly previous: Answers;
}

/** Request to the server: the text of the new document; null when the answers do not lead to one. */
export const generateMethod = "latchkey/newDocument/generate";

export interface GenerateParams {
  readonly kind: NewDocumentKind;
  readonly answers: Answers;
}
