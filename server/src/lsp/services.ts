import type { Choice, FixedText } from "../engine/applyUnchangedFixes.ts";
import type { Analysis, RuleId, SeverityOverrides, Source } from "../engine/engine.ts";
import type { FileAccess } from "./workspace/fileAccess.ts";

/** What the server needs from outside: the engine's answers and the passing of time. */
export interface Services {
  /** The rules that settings can name. */
  readonly ruleIds: readonly RuleId[];
  readonly analyze: (source: Source, overrides: SeverityOverrides) => Analysis | undefined;
  readonly applyUnchangedFixes: (source: Source, overrides: SeverityOverrides, choice: Choice) => FixedText;
  readonly after: After;
  /** The files on disk, for clients that do not read them for the server; none where there is no disk. */
  readonly files?: FileAccess;
}

/** Calls back once, when a number of milliseconds has passed, unless the function that it returns was called before. */
export type After = (milliseconds: number, callback: () => void) => () => void;
