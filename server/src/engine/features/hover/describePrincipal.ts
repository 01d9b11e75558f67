import { servicePrincipals } from "../../catalog/servicePrincipals.ts";
import { isAccountId } from "../../policy/arn.ts";
import type { Principal } from "../../policy/policy.ts";
import { describeArn } from "./describeArn.ts";
import { toCode, toLink } from "./markdown.ts";

const types: Readonly<Record<string, string>> = {
  AWS: "names accounts, users, roles and sessions of roles.",
  Service: "names services of AWS, which then act by themselves and not for somebody's credentials.",
  CanonicalUser: "names an account as only S3 does, by 64 digits and letters.",
  Federated: "names an identity provider, which only the trust policy of a role can do.",
};

const page = toLink(
  "The element Principal",
  "IAM/latest/UserGuide/reference_policies_elements_principal.html",
);

/** What a member of Principal lists. Undefined for a name that the grammar does not have. */
export function describePrincipalType(name: string): string | undefined {
  return Object.hasOwn(types, name) ? `**${toCode(name)}** ${types[name] ?? ""}\n\n${page}` : undefined;
}

/** Who a principal is. Undefined where nobody can tell from the text. */
export function describePrincipal({ type, value }: Principal): string | undefined {
  const words = type === "*" ? ANYONE : type === "Service" ? servicePrincipals.get(value) : accountOf(value);
  return words === undefined ? describeArn(value) : `**${toCode(value)}** is ${words}.\n\n${page}`;
}

const ANYONE = "anyone: every principal of every account, and whoever sends a request that nobody signed";

function accountOf(value: string): string | undefined {
  return isAccountId(value)
    ? `the account itself, as ${toCode(`arn:aws:iam::${value}:root`)} is: whoever its own policies let`
    : undefined;
}
