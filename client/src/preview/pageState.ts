import type { RequestDescription } from "../../../server/src/protocol.ts";
import type { OlderText, PageState } from "./messages.ts";

/** What an earlier session left, if it makes sense. */
export function readPageState(state: unknown): PageState | undefined {
  if (!isRecord(state) || typeof state["uri"] !== "string") return undefined;
  const { uri, request, older } = state as { uri: string; request?: unknown; older?: unknown };
  return { uri, ...(isRequest(request) && { request }), ...(isOlderText(older) && { older }) };
}

function isRequest(request: unknown): request is RequestDescription {
  if (!isRecord(request) || !isRecord(request["context"])) return false;
  const { principal, action, resource } = request;
  return [principal, action, resource].every((part) => typeof part === "string");
}

function isOlderText(older: unknown): older is OlderText {
  return isRecord(older) && typeof older["title"] === "string" && typeof older["text"] === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
