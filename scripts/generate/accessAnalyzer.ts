import { rules } from "../../server/src/engine/engine.ts";
import { accessAnalyzerCodes, type AccessAnalyzerCode } from "../../server/src/engine/lint/accessAnalyzer.ts";
import type { Generator } from "./generatedFile.ts";
import { pagePathOf } from "./ruleText.ts";

/** What Latchkey does beyond saying the same. */
const better: Readonly<Partial<Record<AccessAnalyzerCode, string>>> = {
  FEDERATED_PRINCIPAL_NOT_SUPPORTED: "also canonical users in key policies",
  INVALID_ACTION: "names the nearest action, and the one that an API name stands for",
  INVALID_CONDITION_OPERATOR: "names the nearest operator, qualifier and all",
  INVALID_GLOBAL_CONDITION_KEY: "names the nearest key, and says what its absence comes to",
  INVALID_SERVICE_CONDITION_KEY: "names the nearest key, and says what its absence comes to",
  INVALID_ROLE_REFERENCE: "says that it is what AWS leaves of a principal that was deleted",
  INVALID_USER_REFERENCE: "says that it is what AWS leaves of a principal that was deleted",
  MISSING_ACTION_FOR_CONDITION_KEY: "says whether the condition then always holds or never",
  MISSING_VERSION: "only where the policy has variables, which is where it matters, is it a warning",
  POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA: "by the quota of the very kind of policy",
  REDUNDANT_STATEMENT: "proved for all requests",
  UNIQUE_SIDS_REQUIRED: "a warning: KMS and S3 save such policies",
  UNSUPPORTED_ACTION_FOR_CONDITION_KEY: "says whether the condition then always holds or never",
  UNSUPPORTED_ACTION_IN_POLICY: "in key policies too, for which Access Analyzer has no type",
};

/** Codes for other documents, by the beginning of their names. */
const elsewhere: readonly (readonly [codes: string, reason: string])[] = [
  ["CREATE_SLR_…, PASS_ROLE_…", "actions of IAM, which neither policy can allow"],
  [
    "ROLE_TRUST_POLICY_…, MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY, MISMATCHED_ACTION_FOR_PRINCIPAL",
    "trust policies of roles",
  ],
  [
    "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY, …OIDC…, …GITHUB…, FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE",
    "trust policies of roles",
  ],
  ["SCP_SYNTAX_…, RCP_…, POLICY_SIZE_EXCEEDS_RCP_QUOTA", "policies of an organization"],
  ["UNSUPPORTED_PRINCIPAL, POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "identity policies"],
  ["POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", "trust policies of roles"],
  [
    "DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE, DENY_NOTACTION_WITH_…",
    "services without aws:ResourceTag; KMS has it for keys and S3 for buckets and objects",
  ],
  ["DYNAMODB_ATTRIBUTES_WITHOUT_SELECT", "policies of DynamoDB"],
];

/** Which of Access Analyzer's issue codes which rule answers. */
export const generateAccessAnalyzer: Generator = () => {
  const text = [
    "<!-- Written by npm run generate. -->",
    "# What IAM Access Analyzer says, and which rule says it here",
    "Access Analyzer validates a bucket policy when somebody asks it to, with credentials; it has no type for key policies. Each of its issue codes that can apply to a key policy or a bucket policy, with the rules that answer it while you type:",
    ["| issue code | rules | better |", "| --- | --- | --- |", ...accessAnalyzerCodes.map(rowOf)].join("\n"),
    "## Codes for other documents",
    [
      "| issue codes | what they are about |",
      "| --- | --- |",
      ...elsewhere.map(([codes, reason]) => `| ${codes} | ${reason} |`),
    ].join("\n"),
  ].join("\n\n");
  return Promise.resolve([{ path: "docs/access-analyzer.md", text }]);
};

function rowOf(code: AccessAnalyzerCode): string {
  const answering = rules.filter(({ answers }) => answers?.includes(code) === true);
  const links = answering.map((rule) => `[${rule.id}](../${pagePathOf(rule)})`).join(", ");
  return `| ${code} | ${links} | ${better[code] ?? ""} |`;
}
