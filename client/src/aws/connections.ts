import { window } from "vscode";
import type { Connection } from "../../../server/src/aws/aws.ts";
import { loadAws, type Aws } from "./awsBundle.ts";
import { readEndpoint, type Place } from "./place.ts";

export interface Opened {
  readonly aws: Aws;
  readonly connection: Connection;
}

/** Keeps one connection for all questions, so that nobody is asked for a code each time. */
export interface Connections {
  readonly to: (place: Place) => Promise<Opened>;
  /** Lets go of it, and of the credentials that it holds. */
  readonly close: () => void;
}

export function createConnections(): Connections {
  let kept: { readonly name: string; readonly connection: Connection } | undefined;
  const close = (): void => {
    kept?.connection.close();
    kept = undefined;
  };
  return {
    to: async (place) => {
      const aws = await loadAws();
      const endpoint = readEndpoint();
      const name = JSON.stringify([place, endpoint]);
      if (kept?.name !== name) {
        close();
        kept = { name, connection: await aws.connect({ ...place, endpoint, askForMfaCode }) };
      }
      return { aws, connection: kept.connection };
    },
    close,
  };
}

async function askForMfaCode(device: string): Promise<string | undefined> {
  return window.showInputBox({
    title: "AWS MFA Code",
    prompt: `The code that the device ${device} shows now`,
    ignoreFocusOut: true,
    validateInput: (value) => (/^\d{6}$/.test(value) ? undefined : "Six digits."),
  });
}
