import { decode, type DecodedText } from "./encoding.ts";
import type { Input } from "./findFiles.ts";
import { reasonOf } from "./reason.ts";
import type { World } from "./world.ts";

/** Bytes. AWS takes no policy of more than 32 KB, so nothing this large is one. */
const MAX_SIZE = 5 * 1024 * 1024;

/** Why something could not be done, as a whole sentence. */
export interface Failure {
  readonly failure: string;
}

/** Reads a file or the standard input. Undefined for a file that is too large to be any document of ours. */
export async function readInput(input: Input, world: World): Promise<DecodedText | Failure | undefined> {
  const { name, path } = input;
  try {
    const bytes = await readAll(path === undefined ? world.stdin : world.files.read(path));
    if (bytes !== undefined) return decode(bytes);
    return path === undefined ? { failure: "The standard input is larger than 5 MB." } : undefined;
  } catch (error) {
    return { failure: `"${name}" cannot be read: ${reasonOf(error)}.` };
  }
}

/** Undefined when there is more than a document of ours could have. The rest is not read then. */
async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_SIZE) return undefined;
  }
  return Buffer.concat(chunks);
}
