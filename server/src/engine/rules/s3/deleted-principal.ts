import type { Rule } from "../../lint/rule.ts";
import { deletedPrincipalProblems } from "../deletedPrincipals.ts";

export const deletedBucketPrincipal: Rule = {
  id: "s3/deleted-principal",
  summary: "A user or role of a bucket policy that no longer exists",
  kinds: ["s3-bucket-policy"],
  severity: "warning",
  answers: ["INVALID_ROLE_REFERENCE", "INVALID_USER_REFERENCE"],
  check: deletedPrincipalProblems,
};
