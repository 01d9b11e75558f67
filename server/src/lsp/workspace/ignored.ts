import ignore, { type Ignore } from "ignore";

/** The folder of each `.gitignore` file, by its URI, and what the file says. */
export type IgnoreFiles = ReadonlyMap<string, string>;

/** Whether `.gitignore` files leave a document out. The nearest one that says anything of it decides. */
export function ignoredBy(files: IgnoreFiles): (uri: string) => boolean {
  const rules = new Map([...files].map(([folder, text]): [string, Ignore] => [folder, ignore().add(text)]));
  return (uri) => {
    for (let slash = uri.lastIndexOf("/"); slash > 0; slash = uri.lastIndexOf("/", slash - 1)) {
      const path = uri.slice(slash + 1);
      const verdict = path === "" ? undefined : rules.get(uri.slice(0, slash))?.test(decoded(path));
      if (verdict?.ignored === true) return true;
      if (verdict?.unignored === true) return false;
    }
    return false;
  };
}

/** An escape that means nothing stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
