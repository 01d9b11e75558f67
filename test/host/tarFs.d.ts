/** The one function of tar-fs that the tests use. */
declare module "tar-fs" {
  /** A stream that writes the entries of the archive written to it into a folder. */
  export function extract(folder: string): NodeJS.WritableStream;
}
