import type { QuickPickItem } from "vscode";
import type { Opened } from "./connections.ts";
import { chooseFrom, listFor } from "./choose.ts";

interface BucketItem extends QuickPickItem {
  readonly bucket: string;
}

/** Asks for one of the account's buckets; `heard` is told their ARNs as they come. Who may not list them types the name. */
export async function chooseBucket(
  { aws, connection }: Opened,
  title: string,
  expected: string | undefined,
  heard: (arns: readonly string[]) => void,
): Promise<string | undefined> {
  const pick = listFor<BucketItem>(title, "Search, or type the whole name of a bucket");
  let known: readonly string[] = [];
  const show = (): void => {
    const typed = pick.value.trim();
    const others = [expected, typed].filter(
      (name) => name !== undefined && name !== "" && !known.includes(name),
    );
    pick.items = [...new Set([...(expected === undefined ? [] : [expected]), ...known, ...others])].map(
      (bucket) => ({
        bucket: bucket ?? "",
        label: bucket ?? "",
        ...(bucket === expected && { description: "named in the document" }),
        ...(bucket === typed && { alwaysShow: true }),
      }),
    );
  };
  pick.onDidChangeValue(show);
  show();
  const chosen = await chooseFrom(pick, async (signal) => {
    try {
      for await (const page of aws.listBuckets({ ...connection, signal })) {
        known = [...known, ...page];
        heard(page.map((bucket) => aws.bucketArnOf(bucket, connection.region)));
        show();
      }
    } catch (error) {
      if (!(error instanceof aws.AwsError) || error.reason !== "denied") throw error;
      pick.placeholder = "You may not list buckets: type the whole name of one";
    }
  });
  return chosen?.bucket;
}
