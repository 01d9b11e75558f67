/** What is wrong with a value that should be an ARN, an account or a key. */
export interface Fault {
  /** Whole sentences, with the part of the value that is wrong. What follows from it is said elsewhere. */
  readonly message: string;
  /** AWS may take the value all the same: nothing more follows from it. */
  readonly isDoubtful?: true;
  /** The value that was probably meant, if there is no doubt. */
  readonly instead?: string;
}
