import { readDocument, type DocumentKind, type Policy } from "../../../server/src/engine/engine.ts";

/** Statements, or a whole text, as a policy of that kind. */
export function read(content: readonly object[] | string, kind: DocumentKind): Policy {
  const text =
    typeof content === "string" ? content : JSON.stringify({ Version: "2012-10-17", Statement: content });
  const policy = readDocument({ text, fileName: "", kind });
  if (policy === undefined) throw new Error("the text is no document");
  return policy;
}
