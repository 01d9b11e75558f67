/** Request to the client: the URIs of all `*.json`, `*.jsonc` and `.gitignore` files that its settings do not exclude. */
export const findFilesMethod = "latchkey/files/find";

/** Request to the client: texts in the order of the URIs; null for a file that is gone, unreadable or too large. */
export const readFilesMethod = "latchkey/files/read";

export interface ReadFilesParams {
  readonly uris: readonly string[];
}

/** Bytes. AWS takes no policy of more than 32 KB, so that nothing this large is one. */
export const MAX_FILE_SIZE = 500_000;
