import type { QuickPick, QuickPickItem } from "vscode";
import type { Connection, KeySummary } from "../../../server/src/aws/aws.ts";
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
  const describe = async (arn: string): Promise<void> => {
    const status = await aws.readKeyStatus(connection, arn);
    const detail = statusInWords(status);
    const active = pick.activeItems[0]?.arn;
    pick.items = pick.items.map((item) => (item.arn === arn ? { ...item, detail } : item));
    pick.activeItems = pick.items.filter((item) => item.arn === active);
  };
  const describeAll = (): void => {
    const words = pick.value.toLowerCase();
    const shown = pick.items
      .filter(({ label, description = "" }) => `${label} ${description}`.toLowerCase().includes(words))
      .slice(0, MOST_DESCRIBED);
    for (const { arn } of shown.filter(({ arn }) => !asked.has(arn))) {
      asked.add(arn);
      // A key that may not be looked at is chosen without knowing more.
      void describe(arn).catch(() => undefined);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(describeAll, PAUSE);
  };
  connection.signal?.addEventListener("abort", () => {
    clearTimeout(timer);
  });
  pick.onDidChangeValue(later);
  return later;
}
