import type { QuickPick, QuickPickItem } from "vscode";
import type { Connection, KeyStatus, KeySummary } from "../../../server/src/aws/aws.ts";
import type { Opened } from "./account.ts";
import type { Aws } from "./awsBundle.ts";
import { chooseFrom, listFor } from "./choose.ts";
import { statusInWords } from "./statusInWords.ts";

export type KeyItem = QuickPickItem & Pick<KeySummary, "arn">;

/** So many of the keys that match what was typed are asked about: nobody reads on, and each takes two requests. */
const MOST_DESCRIBED = 20;

/** In milliseconds after the last key that was pressed. */
const PAUSE = 300;

/** Asks for one of the account's keys. `heard` is told the ARNs as they come. */
export async function chooseKey(
  { aws, connection }: Opened,
  title: string,
  heard: (arns: readonly string[]) => void,
): Promise<KeyItem | undefined> {
  const pick = listFor<KeyItem>(title, "Search by alias, id or state");
  return chooseFrom(pick, async (signal) => {
    const cancellable = { ...connection, signal };
    const describer = describeShown(pick, aws, cancellable);
    for await (const page of aws.listKeys(cancellable)) {
      heard(page.map(({ arn }) => arn));
      // Keys with a name come first: they are what people look for.
      const items = [...pick.items, ...page.map(toItem)];
      pick.items = items.sort((one, other) => Number(isNameless(one)) - Number(isNameless(other)));
      describer();
    }
    if (pick.items.length === 0) pick.placeholder = `There are no keys in ${connection.region}.`;
  });
}

function toItem({ id, arn, aliases: [alias, ...others] }: KeySummary): KeyItem {
  return {
    arn,
    label: alias ?? id,
    description: [alias === undefined ? "" : id, ...others].join(" ").trim(),
  };
}

function isNameless({ label }: KeyItem): boolean {
  return !label.startsWith("alias/");
}

/** Adds state, type, origin and rotation to the keys that match what is typed, each once, some time after the last press. */
function describeShown(pick: QuickPick<KeyItem>, aws: Aws, connection: Connection): () => void {
  const asked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const describe = async (arns: readonly string[]): Promise<void> => {
    const statuses = await Promise.allSettled(arns.map((arn) => aws.readKeyStatus(connection, arn)));
    // A key that may not be looked at is chosen without knowing more.
    const known = statuses.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    if (connection.signal?.aborted !== true) showDetails(pick, known);
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

/** All at once: the list may be long, and is sent anew each time. */
function showDetails(pick: QuickPick<KeyItem>, statuses: readonly KeyStatus[]): void {
  const details = new Map(statuses.map((status) => [status.arn, statusInWords(status)]));
  const active = pick.activeItems[0]?.arn;
  pick.items = pick.items.map((item) => {
    const detail = details.get(item.arn);
    return detail === undefined ? item : { ...item, detail };
  });
  pick.activeItems = pick.items.filter(({ arn }) => arn === active);
}
