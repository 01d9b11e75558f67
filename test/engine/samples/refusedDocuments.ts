import type { DocumentKind, RuleId } from "../../../server/src/engine/engine.ts";
import { bucketStatement, keyStatement, policyOf } from "../../support/statements.ts";

/** A document that a service refuses to save, with the words of its refusal, and the rule that says so before. */
export interface Refused {
  readonly refusal: string;
  readonly kind: DocumentKind;
  readonly text: string;
  readonly rule: RuleId;
}

function refused(kind: DocumentKind, refusal: string): (rule: RuleId, document: object | string) => Refused {
  return (rule, document) => ({
    refusal,
    kind,
    rule,
    text: typeof document === "string" ? document : JSON.stringify(document, undefined, 2),
  });
}

const bucketPolicy = (refusal: string): ReturnType<typeof refused> => refused("s3-bucket-policy", refusal);
const keyPolicy = (refusal: string): ReturnType<typeof refused> => refused("kms-key-policy", refusal);
const withBucketStatement = (members: object): object => policyOf(bucketStatement(members));

const root = keyStatement({ Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*" });
const withKeyStatement = (members: object): object => policyOf(root, keyStatement(members));

const noResource = bucketPolicy("Action does not apply to any resource(s) in statement");
const invalidResource = bucketPolicy("Policy has invalid resource");
const invalidPrincipal = bucketPolicy("Invalid principal in policy");
const invalidAction = bucketPolicy("Policy has invalid action");
const noJson = bucketPolicy("This policy contains invalid Json");
const wrongStart = bucketPolicy("Policies must be valid JSON and the first byte must be '{'");
const lockedOut = keyPolicy("The new key policy will not allow you to update the key policy in the future.");
const malformedKeyPolicy = keyPolicy("MalformedPolicyDocumentException");
const invalidPrincipals = keyPolicy("Policy contains a statement with one or more invalid principals.");

/** What S3 refuses as a bucket policy. */
export const refusedBucketPolicies: Readonly<Record<string, Refused>> = {
  "an action on objects, a bucket": noResource(
    "s3/statement-without-effect",
    withBucketStatement({ Action: "s3:GetObject", Resource: "arn:aws:s3:::ledger" }),
  ),
  "an action on the bucket, objects": noResource(
    "s3/statement-without-effect",
    withBucketStatement({ Action: "s3:ListBucket", Resource: "arn:aws:s3:::ledger/*" }),
  ),
  "one action of several that fits no resource": noResource(
    "s3/statement-without-effect",
    withBucketStatement({ Action: ["s3:GetObject", "s3:GetBucketAcl"] }),
  ),
  "a pattern of actions on the bucket, objects": noResource(
    "s3/statement-without-effect",
    withBucketStatement({ Action: "s3:GetBucket*" }),
  ),
  "an empty resource": invalidResource("arn/malformed", withBucketStatement({ Resource: "" })),
  "no resource in the list": invalidResource("policy/missing-element", withBucketStatement({ Resource: [] })),
  "a name without an ARN around it": invalidResource(
    "arn/malformed",
    withBucketStatement({ Resource: "ledger/*" }),
  ),
  "a slash before the bucket": invalidResource(
    "arn/malformed",
    withBucketStatement({ Resource: "arn:aws:s3:::/ledger/*" }),
  ),
  "a resource of another service": invalidResource(
    "arn/malformed",
    withBucketStatement({ Resource: "arn:aws:sqs:eu-west-1:123456789012:ledger" }),
  ),
  "a colon too few": invalidResource(
    "arn/malformed",
    withBucketStatement({ Resource: "arn:aws:s3::ledger/*" }),
  ),
  "a Region in a bucket's ARN": invalidResource(
    "arn/malformed",
    withBucketStatement({ Resource: "arn:aws:s3:eu-west-1::ledger/*" }),
  ),
  "an account of eleven digits": invalidPrincipal(
    "arn/malformed",
    withBucketStatement({ Principal: { AWS: "arn:aws:iam::12345678901:root" } }),
  ),
  "a pattern of principals": invalidPrincipal(
    "arn/malformed",
    withBucketStatement({ Principal: { AWS: "arn:aws:iam::123456789012:role/*" } }),
  ),
  "an empty principal": invalidPrincipal("arn/malformed", withBucketStatement({ Principal: { AWS: "" } })),
  "no principal in the list": invalidPrincipal(
    "policy/missing-element",
    withBucketStatement({ Principal: { AWS: [] } }),
  ),
  "a kind of principal that there is not": invalidPrincipal(
    "policy/unknown-element",
    withBucketStatement({ Principal: { Aws: "123456789012" } }),
  ),
  "an identity provider": invalidPrincipal(
    "policy/unsupported-principal",
    withBucketStatement({ Principal: { Federated: "accounts.google.com" } }),
  ),
  "a group": invalidPrincipal(
    "arn/malformed",
    withBucketStatement({ Principal: { AWS: "arn:aws:iam::123456789012:group/Clerks" } }),
  ),
  "an action that there is not": invalidAction(
    "policy/unknown-action",
    withBucketStatement({ Action: "s3:Get-Object" }),
  ),
  "an action without its service": invalidAction(
    "policy/unknown-action",
    withBucketStatement({ Action: "GetObject" }),
  ),
  "an action of another service": invalidAction(
    "policy/unknown-action",
    withBucketStatement({ Action: "kms:Decrypt" }),
  ),
  "an empty action": invalidAction("policy/unknown-action", withBucketStatement({ Action: "" })),
  "a word without quotes": noJson("policy/json-syntax", '{ "Version": "2012-10-17", "Statement": yes }'),
  "a comma too many": noJson(
    "policy/json-syntax",
    `${JSON.stringify(withBucketStatement({})).slice(0, -1)},}`,
  ),
  "a blank first": wrongStart("policy/leading-blank", ` ${JSON.stringify(withBucketStatement({}))}`),
  "a list of statements alone": wrongStart("policy/wrong-type", `[${JSON.stringify(bucketStatement())}]`),
  "no Statement": bucketPolicy("Missing required field Statement")("policy/missing-element", {
    Version: "2012-10-17",
    Id: "ledger",
  }),
  "no statement": bucketPolicy("Could not parse the policy: Statement is empty!")("policy/missing-element", {
    Version: "2012-10-17",
    Statement: [],
  }),
  "no Effect": bucketPolicy("Missing required field Effect")(
    "policy/missing-element",
    withBucketStatement({ Effect: undefined }),
  ),
  "no Principal": bucketPolicy("Missing required field Principal")(
    "policy/missing-element",
    withBucketStatement({ Principal: undefined }),
  ),
  "no Action": bucketPolicy("Missing required field Action")(
    "policy/missing-element",
    withBucketStatement({ Action: undefined }),
  ),
  "no Resource": bucketPolicy("Missing required field Resource")(
    "policy/missing-element",
    withBucketStatement({ Resource: undefined }),
  ),
  "an Effect in small letters": bucketPolicy("Invalid effect: allow")(
    "policy/invalid-effect",
    withBucketStatement({ Effect: "allow" }),
  ),
  "a Version of one's own": bucketPolicy("The policy must contain a valid version string")(
    "policy/invalid-version",
    {
      Version: "2012-10-16",
      Statement: bucketStatement(),
    },
  ),
  "an element that there is not": bucketPolicy("Unknown field Resources")(
    "policy/unknown-element",
    withBucketStatement({ Resources: "arn:aws:s3:::ledger" }),
  ),
  "an operator that there is not": bucketPolicy("Invalid Condition type : StringEqual")(
    "policy/unknown-operator",
    withBucketStatement({ Condition: { StringEqual: { "aws:PrincipalOrgID": "o-exampleorgid" } } }),
  ),
  "an Action and a NotAction": bucketPolicy("Policy has conflicting elements")(
    "policy/conflicting-elements",
    withBucketStatement({ NotAction: "s3:DeleteObject" }),
  ),
};

/** What KMS refuses as a key policy. */
export const refusedKeyPolicies: Readonly<Record<string, Refused>> = {
  "use alone": lockedOut("kms/lockout", policyOf(keyStatement({ Action: ["kms:Decrypt", "kms:Encrypt"] }))),
  "an account that may only use": lockedOut(
    "kms/lockout",
    policyOf(
      keyStatement({ Principal: { AWS: "123456789012" }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"] }),
    ),
  ),
  "a service alone": lockedOut(
    "kms/lockout",
    policyOf(
      keyStatement({ Principal: { Service: "logs.eu-west-1.amazonaws.com" }, Action: "kms:Encrypt*" }),
    ),
  ),
  "a change that everyone is denied": lockedOut(
    "kms/lockout",
    policyOf(root, keyStatement({ Effect: "Deny", Principal: "*", Action: "kms:PutKeyPolicy" })),
  ),
  "a statement without Resource": malformedKeyPolicy(
    "policy/missing-element",
    withKeyStatement({ Resource: undefined }),
  ),
  "a statement without Action": malformedKeyPolicy(
    "policy/missing-element",
    withKeyStatement({ Action: undefined }),
  ),
  "a statement without Principal": malformedKeyPolicy(
    "policy/missing-element",
    withKeyStatement({ Principal: undefined }),
  ),
  "a statement without Effect": malformedKeyPolicy(
    "policy/missing-element",
    withKeyStatement({ Effect: undefined }),
  ),
  "no Statement": malformedKeyPolicy("policy/missing-element", {
    Version: "2012-10-17",
    Id: "key-default-1",
  }),
  "a list instead of an object of conditions": malformedKeyPolicy(
    "policy/wrong-type",
    withKeyStatement({ Condition: [{ StringEquals: { "kms:CallerAccount": "123456789012" } }] }),
  ),
  "a canonical user": invalidPrincipals(
    "policy/unsupported-principal",
    withKeyStatement({
      Principal: { CanonicalUser: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" },
    }),
  ),
  "a member twice": malformedKeyPolicy(
    "policy/duplicate-member",
    JSON.stringify(policyOf(root)).replace('"Effect":"Allow"', '"Effect":"Allow","Effect":"Allow"'),
  ),
  "an action that there is not": malformedKeyPolicy(
    "policy/unknown-action",
    withKeyStatement({ Action: "kms Decrypt" }),
  ),
  "no JSON": malformedKeyPolicy("policy/json-syntax", JSON.stringify(policyOf(root)).slice(0, -1)),
  "an operator that there is not": malformedKeyPolicy(
    "policy/unknown-operator",
    withKeyStatement({ Condition: { StringMatches: { "kms:CallerAccount": "123456789012" } } }),
  ),
  "a character beyond Latin-1": malformedKeyPolicy(
    "kms/unsupported-character",
    withKeyStatement({ Sid: "Schlüssel 🔑" }),
  ),
  "more than KMS takes": keyPolicy("LimitExceededException")(
    "policy/too-large",
    withKeyStatement({
      Action: Array.from({ length: 3000 }, (_, index) => `kms:Encrypt${"*".repeat(index % 3)}`),
    }),
  ),
  "a group": invalidPrincipals(
    "arn/malformed",
    withKeyStatement({ Principal: { AWS: "arn:aws:iam::123456789012:group/Clerks" } }),
  ),
  "a slash before root": invalidPrincipals(
    "arn/malformed",
    withKeyStatement({ Principal: { AWS: "arn:aws:iam::123456789012/root" } }),
  ),
  "a pattern of roles": invalidPrincipals(
    "arn/malformed",
    withKeyStatement({ Principal: { AWS: "arn:aws:iam::123456789012:role/team-*" } }),
  ),
  "a role by its name alone": invalidPrincipals(
    "arn/malformed",
    withKeyStatement({ Principal: { AWS: "Clerk" } }),
  ),
};
