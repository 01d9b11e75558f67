import { StatusBarAlignment, window } from "vscode";

/** The item of the status bar that says who is asked, as long as AWS is in use. */
export interface UseItem {
  /** Keeps it there until the result is called. */
  readonly hold: () => () => void;
  readonly show: (place: string) => void;
  readonly dispose: () => void;
}

export function createUseItem(): UseItem {
  const item = window.createStatusBarItem("latchkey.aws", StatusBarAlignment.Left);
  item.name = "Latchkey: AWS";
  item.command = "latchkey.chooseAwsProfile";
  let holders = 0;
  const update = (): void => {
    if (holders > 0 && item.text !== "") item.show();
    else item.hide();
  };
  return {
    hold: () => {
      holders++;
      update();
      return () => {
        holders--;
        update();
      };
    },
    show: (place) => {
      item.text = `$(cloud) AWS: ${place}`;
      item.tooltip = "Latchkey asks AWS with this profile, in this Region. Click to choose others.";
      update();
    },
    dispose: () => {
      item.dispose();
    },
  };
}
