import {
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  type Command,
  type TextDocumentShowOptions,
} from "vscode";
import type { TextRange } from "../../../server/src/protocol.ts";

/** A row of the tree. */
export interface Row {
  readonly item: TreeItem;
  /** Missing where there is nothing below it. */
  readonly children?: () => readonly Row[] | Promise<readonly Row[]>;
}

interface RowOptions {
  /** Stays the same when the tree is shown anew, so that it stays open or closed. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  readonly icon: ThemeIcon;
  /** The whole row for somebody who hears it; label and description where it is left out. */
  readonly spoken?: string;
  readonly command?: Command;
  readonly children?: Row["children"];
  readonly isOpen?: boolean;
}

export function toRow(options: RowOptions): Row {
  const { id, label, description, tooltip, icon, spoken, command, children, isOpen = false } = options;
  const open = isOpen ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
  const item = new TreeItem(label, children === undefined ? TreeItemCollapsibleState.None : open);
  item.id = id;
  item.iconPath = icon;
  if (description !== undefined) item.description = description;
  item.tooltip = tooltip ?? [label, description].filter((part) => part !== undefined).join(": ");
  item.accessibilityInformation = { label: spoken ?? item.tooltip };
  if (command !== undefined) item.command = command;
  return children === undefined ? { item } : { item, children };
}

/** Opens a document, at a place in it where one is given. */
export function openCommand(uri: string, range?: TextRange): Command {
  const options: TextDocumentShowOptions =
    range === undefined
      ? {}
      : {
          selection: new Range(range.start.line, range.start.character, range.end.line, range.end.character),
        };
  return { title: "Open", command: "vscode.open", arguments: [Uri.parse(uri, true), options] };
}

/** An icon in a colour of the theme. */
export function icon(name: string, color?: string): ThemeIcon {
  return color === undefined ? new ThemeIcon(name) : new ThemeIcon(name, new ThemeColor(color));
}
