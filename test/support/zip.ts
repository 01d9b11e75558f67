import { inflateRawSync } from "node:zlib";

const endSignature = 0x06054b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;

/** The files of a zip archive without a comment, by name, as the archive's directory lists them. */
export function zipEntries(archive: Buffer): ReadonlyMap<string, Buffer> {
  const end = archive.length - endLength;
  if (archive.readUInt32LE(end) !== endSignature) throw new Error("not a zip archive, or one with a comment");
  const entries = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + entryLength, at + entryLength + nameLength);
    entries.set(name, content(archive, at));
    at += entryLength + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/** The unpacked bytes of the file whose directory entry begins at an offset. */
function content(archive: Buffer, at: number): Buffer {
  const isDeflated = archive.readUInt16LE(at + 10) === 8;
  const size = archive.readUInt32LE(at + 20);
  const local = archive.readUInt32LE(at + 42);
  const start = local + localLength + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + size);
  return isDeflated ? inflateRawSync(packed) : packed;
}
