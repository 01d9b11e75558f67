declare module "hcl2-parser" {
  /** What a text in HashiCorp's configuration language says, and what is wrong with it. */
  export function parseToObject(text: string): readonly [unknown, unknown];
}
