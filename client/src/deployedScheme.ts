/** The scheme of documents that show what AWS has. */
export const deployedScheme = "latchkey-aws";
