/** The page copies by itself where it may, so that the keyboard stays; else the extension is asked to. */
export async function copyText(text: string, askExtension: (text: string) => void): Promise<void> {
  await navigator.clipboard.writeText(text).catch(() => {
    askExtension(text);
  });
}
