import fc from "fast-check";

/**
 * The same cases in every run, so that a change is never blamed for a case that nobody had tried before.
 * `LATCHKEY_SEED` gives others: any number, or the time for new ones each time.
 */
fc.configureGlobal({ seed: Number(process.env["LATCHKEY_SEED"] ?? 20_261_123) });
