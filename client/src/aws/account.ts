import { window, workspace, type Memento } from "vscode";
import { loadAws } from "./awsBundle.ts";
import { choosePlace } from "./choosePlace.ts";
import { createConnections, type Opened } from "./connections.ts";
import { keepPlace, placeInWords, readPlace, type Place } from "./place.ts";
import { withProgress } from "./progress.ts";
import { tellError } from "./tellError.ts";
import { createUseItem } from "./useItem.ts";

/** The account that is asked, opened when it is first needed. */
export interface Account {
  /** The connection, after asking for profile and Region where none were chosen. Undefined from somebody who leaves. */
  readonly open: () => Promise<Opened | undefined>;
  /** Asks AWS something, with progress and a way to give up. Undefined from somebody who leaves before. */
  readonly ask: <T>(title: string, work: (opened: Opened) => Promise<T>) => Promise<T | undefined>;
  /** Does what a command is for. Undefined where nothing came of it, and the person knows why. */
  readonly use: <T>(work: () => Promise<T>) => Promise<T | undefined>;
  /** As whom and where AWS is asked. */
  readonly inWords: () => string;
  /** Asks for profile and Region. */
  readonly choose: () => Promise<Place | undefined>;
  readonly dispose: () => void;
}

export function createAccount(memory: Memento): Account {
  const item = createUseItem();
  const connections = createConnections();

  const choose = async (): Promise<Place | undefined> => {
    const place = await choosePlace(await loadAws(), readPlace(memory));
    if (place !== undefined) await keepPlace(memory, place);
    return place;
  };
  const open = async (): Promise<Opened | undefined> => {
    const place = readPlace(memory) ?? (await choose());
    if (place === undefined) return undefined;
    item.show(placeInWords(place));
    const { aws, connection } = await connections.to(place);
    // Before any list is shown, which a question for a code would close.
    await withProgress("Signing in to AWS", (signal) => aws.signIn({ ...connection, signal }));
    return { aws, connection };
  };
  return {
    open,
    ask: async (title, work) => {
      const found = await open();
      return (
        found &&
        withProgress(title, (signal) => work({ ...found, connection: { ...found.connection, signal } }))
      );
    },
    use: async (work) => {
      if (!isTrusted()) return undefined;
      const release = item.hold();
      try {
        return await work();
      } catch (error) {
        // Whoever signs in anew or mends a file is to be known by that from now on.
        connections.close();
        const { AwsError } = await loadAws();
        if (!(error instanceof AwsError)) throw error;
        // The message may stay for long, and AWS is not in use meanwhile.
        void tellError(error, choose);
        return undefined;
      } finally {
        release();
      }
    },
    inWords: () => {
      const place = readPlace(memory);
      return place === undefined ? "" : placeInWords(place);
    },
    choose,
    dispose: () => {
      connections.close();
      item.dispose();
    },
  };
}

function isTrusted(): boolean {
  if (!workspace.isTrusted)
    void window.showWarningMessage(
      "Latchkey asks AWS only in workspaces that you trust: settings and files of this one could say whom it asks and what it sends.",
    );
  return workspace.isTrusted;
}
