/** The text of a file, without the mark that some editors put before it. */
export interface DecodedText {
  readonly text: string;
  /** Another text as bytes of the same encoding. Undefined where the bytes were not text in the first place. */
  encode(text: string): Uint8Array | undefined;
}

const byteOrderMark = "\uFEFF";

/** Reads UTF-8, and the UTF-16 that PowerShell writes, each with or without a byte order mark. */
export function decode(bytes: Uint8Array): DecodedText {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const encoding = isUtf16 ? "utf-16le" : "utf-8";
  const whole = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const mark = whole.startsWith(byteOrderMark) ? byteOrderMark : "";
  const isExact = Buffer.from(whole, isUtf16 ? "utf16le" : "utf8").equals(bytes);
  return {
    text: whole.slice(mark.length),
    encode: (text) => (isExact ? Buffer.from(mark + text, isUtf16 ? "utf16le" : "utf8") : undefined),
  };
}
