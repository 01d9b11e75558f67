import type { Rule } from "../../lint/rule.ts";
import { deletedPrincipalProblems } from "../deletedPrincipals.ts";

export const deletedPrincipal: Rule = {
  id: "kms/deleted-principal",
  summary: "A user or role that no longer exists",
  kinds: ["kms-key-policy"],
  severity: "warning",
  answers: ["INVALID_ROLE_REFERENCE", "INVALID_USER_REFERENCE"],
  check: deletedPrincipalProblems,
};
