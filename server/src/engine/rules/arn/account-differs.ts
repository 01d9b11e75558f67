import type { Rule } from "../../lint/rule.ts";
import { parseArn } from "../../policy/arn.ts";
import type { Policy } from "../../policy/policy.ts";
import { keyAccountOf } from "../../prove/access/keyAccount.ts";
import { isForEveryone } from "../../prove/access/callerParts.ts";
import { isDefinite, textsIn } from "../../set/mentions.ts";
import { declaredPartSide, declaresKey } from "../declaredSides.ts";
import { differenceProblems, type Subject } from "../differences.ts";
import { defaultKeyPartSide, keyPartSide, withPart } from "../setSides.ts";
import type { Side } from "../sides.ts";

export const accountDiffers: Rule = {
  id: "arn/account-differs",
  summary: "The key is of an account that its policy does not name",
  kinds: ["kms-key-policy", "s3-bucket-policy", "s3-bucket-encryption"],
  severity: "warning",
  comparesDocuments: true,

  check: (policy) => differenceProblems(policy, account),
};

const account: Subject = {
  read: {
    "kms-key-policy": accountSide,
    "s3-bucket-policy": (policy) => keyPartSide(policy, "account"),
    "s3-bucket-encryption": (policy) => defaultKeyPartSide(policy, "account"),
  },
  isCompared: (one, other) => one === "kms-key-policy" || other === "kms-key-policy",
  message: ({ policy, mine, theirs, other }) =>
    (policy.kind === "kms-key-policy"
      ? `This key policy trusts account ${mine.value}, but ${other.name} uses a key of account ${theirs.value}. `
      : `This uses a key of account ${mine.value}, but ${other.name} trusts account ${theirs.value}. `) +
    "Whoever controls a key is of the key's own account, so that cannot be the policy of that key.",
  declared: {
    read: (declaration) => declaredPartSide(declaration, "account"),
    isHeld: (kind, declaration) => kind === "kms-key-policy" || !declaresKey(declaration),
    message: ({ policy, mine, right, isDeclared }) =>
      policy.kind === "kms-key-policy"
        ? `This key policy trusts account ${mine.value}, but a key of account ${right.value} ${isDeclared}. ` +
          "Whoever controls a key is of the key's own account, so one of the two is mistaken."
        : `This uses a key of account ${mine.value}, but a key of account ${right.value} ${isDeclared}. ` +
          "A key is of one account, so one of the two is mistaken.",
  },
};

/** Every account that a key policy names anywhere: a policy for another account's key names none of that account. */
function accountSide(policy: Policy): Side | undefined {
  const mentions = textsIn(policy.root).filter(({ value }) => accountIn(value) !== undefined);
  const accounts = mentions.map(({ value }) => accountIn(value) ?? "");
  const value = keyAccountOf(policy) ?? accounts[0];
  if (value === undefined || !namesEverybody(policy)) return undefined;
  return {
    value,
    accepted: accounts,
    mentions: mentions.filter((mention) => accountIn(mention.value) === value),
    rewrite: (mention, other) => (mention === value ? other : withPart(mention, "account", other)),
  };
}

function accountIn(value: string): string | undefined {
  return /^\d{12}$/.exec(value)?.[0] ?? /^\d{12}$/.exec(parseArn(value)?.account ?? "")?.[0];
}

/** Whether it shows of whom its Allow statements speak: "everybody of the organization" may be anybody. */
function namesEverybody({ statements }: Policy): boolean {
  return statements
    .filter(({ effect }) => effect === "Allow")
    .every(
      ({ principal, conditions }) =>
        principal?.values.every(({ value }) => value === "*" || isDefinite(value)) === true &&
        (!isForEveryone(principal) ||
          conditions.some(({ values }) => values.some(({ value }) => accountIn(value) !== undefined))),
    );
}
