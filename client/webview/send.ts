import type { PageMessage } from "../src/preview/messages.ts";

/** Tells the extension what the person wants. */
export type Send = (message: PageMessage) => void;
