import type { QuickPick, QuickPickItem } from "vscode";
import type { Connection, KeySummary } from "../../../server/src/aws/aws.ts";
import type { Opened } from "./connections.ts";
import type { Aws } from "./awsBundle.ts";
import { chooseFrom, listFor } from "./choose.ts";
import { withProgress } from "./progress.ts";
import { statusInWords } from "./statusInWords.ts";
import type { Target } from "./targets.ts";

type KeyItem = QuickPickItem & Pick<KeySummary, "arn">;

/** So many of the keys that match what was typed are asked about: nobody reads on, and each takes two requests. */
const MOST_DESCRIBED = 20;

/** In milliseconds after the last key that was pressed. */
const PAUSE = 300;

/** Asks for one of the account's keys; `heard` is told their ARNs as they come. Who may not list them types one. */
export async function chooseKey(
  { aws, connection }: Opened,
  title: string,
  heard: (arns: readonly string[]) => void,
): Promise<Target | undefined> {
  const pick = listFor<KeyItem>(title, "Search by alias, id or state, or type an ARN");
  let keys: readonly KeyItem[] = [];
  const show = (): void => {
    const typed = pick.value.trim();
    const isNew = namesKey(typed) && !keys.some(({ label, arn }) => label === typed || arn === typed);
    pick.items = isNew
      ? [...keys, { arn: typed, label: typed, description: "as typed", alwaysShow: true }]
      : keys;
  };
  pick.onDidChangeValue((value) => {
    // The list may be long, and is sent anew each time.
    if (namesKey(value.trim()) || pick.items.length !== keys.length) show();
  });
  const chosen = await chooseFrom(pick, async (signal) => {
    const cancellable = { ...connection, signal };
    const describer = describeShown(pick, aws, cancellable, (details) => {
      const [active] = pick.activeItems;
      keys = keys.map((key) => ({ ...key, ...details.get(key.arn) }));
      show();
      const same = pick.items.filter(({ arn }) => arn === active?.arn);
      if (same.length > 0) pick.activeItems = same;
    });
    try {
      for await (const page of aws.listKeys(cancellable)) {
        heard(page.map(({ arn }) => arn));
        // Keys with a name come first: they are what people look for.
        keys = [...keys, ...page.map(toItem)].sort(byName);
        show();
        describer();
      }
    } catch (error) {
      if (!(error instanceof aws.AwsError) || error.reason !== "denied") throw error;
      pick.placeholder = "You may not list keys: type the ARN, id or alias of one";
    }
  });
  if (chosen === undefined) return undefined;
  const { arn: key, label: name } = chosen;
  return {
    of: await withProgress(`Looking for ${name}`, (signal) => aws.keyArnOf({ ...connection, signal }, key)),
    title: name,
  };
}

/** Whether a text may name a key outright. */
function namesKey(text: string): boolean {
  return /^(?:arn:[\w-]+:kms:.|alias\/.|mrk-[0-9a-f]{32}$|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$)/.test(
    text,
  );
}

function toItem({ id, arn, aliases: [alias, ...others] }: KeySummary): KeyItem {
  return {
    arn,
    label: alias ?? id,
    description: [alias === undefined ? "" : id, ...others].join(" ").trim(),
  };
}

function byName(one: KeyItem, other: KeyItem): number {
  const isNameless = ({ label }: KeyItem): boolean => !label.startsWith("alias/");
  return Number(isNameless(one)) - Number(isNameless(other));
}

/** Adds state, type, origin and rotation to the keys that match what is typed, each once, some time after the last press. */
function describeShown(
  pick: QuickPick<KeyItem>,
  aws: Aws,
  connection: Connection,
  tell: (details: ReadonlyMap<string, { readonly detail: string }>) => void,
): () => void {
  const asked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const describe = async (arns: readonly string[]): Promise<void> => {
    const statuses = await Promise.allSettled(arns.map((arn) => aws.readKeyStatus(connection, arn)));
    if (connection.signal?.aborted === true) return;
    // A key that may not be looked at is chosen without knowing more.
    const known = statuses.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    // All at once: the list may be long, and is sent anew each time.
    tell(new Map(known.map((status) => [status.arn, { detail: statusInWords(status) }])));
  };
  const describeNew = (): void => {
    const words = pick.value.toLowerCase();
    const matching = pick.items.filter(({ label, description = "" }) =>
      `${label} ${description}`.toLowerCase().includes(words),
    );
    const fresh = matching.slice(0, MOST_DESCRIBED).flatMap(({ arn }) => (asked.has(arn) ? [] : arn));
    for (const arn of fresh) asked.add(arn);
    if (fresh.length > 0) void describe(fresh);
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(describeNew, PAUSE);
  };
  connection.signal?.addEventListener("abort", () => {
    clearTimeout(timer);
  });
  pick.onDidChangeValue(later);
  return later;
}
