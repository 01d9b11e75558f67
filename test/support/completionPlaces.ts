/** What is expected at the mark | of a text. */
export interface ExpectedOffers {
  readonly offers: readonly string[];
  readonly not?: readonly string[];
  /** The first ones, in this order. */
  readonly first?: readonly string[];
  /** The whole text after a label was chosen. */
  readonly gives?: readonly [label: string, text: string];
}

export type Places = Readonly<Record<string, readonly [marked: string, expected: ExpectedOffers]>>;

export const account = "111122223333";
export const role = `arn:aws:iam::${account}:role/ledger`;
export const key = `arn:aws:kms:eu-central-1:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

export function inStatement(members: string): string {
  return `{"Version":"2012-10-17","Statement":[{${members}}]}`;
}

export function inCondition(condition: string, action = "kms:Decrypt"): string {
  return inStatement(`"Action":"${action}","Condition":{${condition}}`);
}
