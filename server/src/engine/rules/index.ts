import type { Rule } from "../lint/rule.ts";
import { accountDiffers } from "./arn/account-differs.ts";
import { bucketDiffers } from "./arn/bucket-differs.ts";
import { keyDiffers } from "./arn/key-differs.ts";
import { malformed } from "./arn/malformed.ts";
import { partitionDiffers } from "./arn/partition-differs.ts";
import { placeholder } from "./arn/placeholder.ts";
import { regionDiffers } from "./arn/region-differs.ts";
import { roleDiffers } from "./arn/role-differs.ts";
import { severalBuckets } from "./arn/several-buckets.ts";
import { severalPartitions } from "./arn/several-partitions.ts";
import { actionWithoutEffect } from "./kms/action-without-effect.ts";
import { administratorCanDecrypt } from "./kms/administrator-can-decrypt.ts";
import { administratorCanGrantItselfUse } from "./kms/administrator-can-grant-itself-use.ts";
import { administratorCannotReadPolicy } from "./kms/administrator-cannot-read-policy.ts";
import { deletedPrincipal } from "./kms/deleted-principal.ts";
import { encryptionContextMissesBucketKey } from "./kms/encryption-context-misses-bucket-key.ts";
import { foreignAccountManagement } from "./kms/foreign-account-management.ts";
import { grantNotForAwsResources } from "./kms/grant-not-for-aws-resources.ts";
import { lockout } from "./kms/lockout.ts";
import { networkConditionBreaksS3 } from "./kms/network-condition-breaks-s3.ts";
import { noKeyAdministrator } from "./kms/no-key-administrator.ts";
import { noKeyUser } from "./kms/no-key-user.ts";
import { publicUse } from "./kms/public-use.ts";
import { resourceNotSelf } from "./kms/resource-not-self.ts";
import { rootDelegationUndoesSeparation } from "./kms/root-delegation-undoes-separation.ts";
import { undeclaredAccess } from "./kms/undeclared-access.ts";
import { unsupportedCharacter } from "./kms/unsupported-character.ts";
import { useNotBoundToS3 } from "./kms/use-not-bound-to-s3.ts";
import { userCannotServeS3 } from "./kms/user-cannot-serve-s3.ts";
import { conflictingElements } from "./policy/conflicting-elements.ts";
import { duplicateMember } from "./policy/duplicate-member.ts";
import { duplicateSid } from "./policy/duplicate-sid.ts";
import { emptyCondition } from "./policy/empty-condition.ts";
import { emptySid } from "./policy/empty-sid.ts";
import { invalidEffect } from "./policy/invalid-effect.ts";
import { invalidVersion } from "./policy/invalid-version.ts";
import { jsonSyntax } from "./policy/json-syntax.ts";
import { keyNotCarried } from "./policy/key-not-carried.ts";
import { leadingBlank } from "./policy/leading-blank.ts";
import { malformedConditionValue } from "./policy/malformed-condition-value.ts";
import { malformedVariable } from "./policy/malformed-variable.ts";
import { missingElement } from "./policy/missing-element.ts";
import { missingVersion } from "./policy/missing-version.ts";
import { misusedQualifier } from "./policy/misused-qualifier.ts";
import { notActionInAllow } from "./policy/not-action-in-allow.ts";
import { notPrincipalInAllow } from "./policy/not-principal-in-allow.ts";
import { notPrincipalWithoutAccount } from "./policy/not-principal-without-account.ts";
import { privateAddress } from "./policy/private-address.ts";
import { redundantConditionValue } from "./policy/redundant-condition-value.ts";
import { redundantValue } from "./policy/redundant-value.ts";
import { serviceWithoutSource } from "./policy/service-without-source.ts";
import { tooLarge } from "./policy/too-large.ts";
import { unknownAction } from "./policy/unknown-action.ts";
import { unknownConditionKey } from "./policy/unknown-condition-key.ts";
import { unknownElement } from "./policy/unknown-element.ts";
import { unknownOperator } from "./policy/unknown-operator.ts";
import { unsupportedPrincipal } from "./policy/unsupported-principal.ts";
import { valueNeverMatches } from "./policy/value-never-matches.ts";
import { variableAsText } from "./policy/variable-as-text.ts";
import { weakCondition } from "./policy/weak-condition.ts";
import { wildcardWithoutLike } from "./policy/wildcard-without-like.ts";
import { wrongOperatorType } from "./policy/wrong-operator-type.ts";
import { wrongType } from "./policy/wrong-type.ts";
import { awsManagedKey } from "./s3/aws-managed-key.ts";
import { bucketKeyOff } from "./s3/bucket-key-off.ts";
import { bucketKeyWithoutEffect } from "./s3/bucket-key-without-effect.ts";
import { customerKeysNotBlocked } from "./s3/customer-keys-not-blocked.ts";
import { customerProvidedKeyAllowed } from "./s3/customer-provided-key-allowed.ts";
import { deletedBucketPrincipal } from "./s3/deleted-principal.ts";
import { encryptionNotEnforced } from "./s3/encryption-not-enforced.ts";
import { guideDenyMissing } from "./s3/guide-deny-missing.ts";
import { headerRequiredThoughDefaultIsRight } from "./s3/header-required-though-default-is-right.ts";
import { keyIdWithoutKms } from "./s3/key-id-without-kms.ts";
import { keyNotByArn } from "./s3/key-not-by-arn.ts";
import { malformedEncryption } from "./s3/malformed-encryption.ts";
import { mergedDeny } from "./s3/merged-deny.ts";
import { missingHeaderAllowed } from "./s3/missing-header-allowed.ts";
import { partialScope } from "./s3/partial-scope.ts";
import { plainHttpAllowed } from "./s3/plain-http-allowed.ts";
import { publicAccess } from "./s3/public-access.ts";
import { redundantStatement } from "./s3/redundant-statement.ts";
import { replicationNotCovered } from "./s3/replication-not-covered.ts";
import { rightUploadDenied } from "./s3/right-upload-denied.ts";
import { serviceWritersBlocked } from "./s3/service-writers-blocked.ts";
import { statementWithoutEffect } from "./s3/statement-without-effect.ts";
import { twoKeysPinned } from "./s3/two-keys-pinned.ts";
import { unknownEncryptionType } from "./s3/unknown-encryption-type.ts";
import { wrongAlgorithmAllowed } from "./s3/wrong-algorithm-allowed.ts";
import { wrongKeyAllowed } from "./s3/wrong-key-allowed.ts";

/** Every rule, by scope and name. */
export const rules: readonly Rule[] = [
  accountDiffers,
  bucketDiffers,
  keyDiffers,
  malformed,
  partitionDiffers,
  placeholder,
  regionDiffers,
  roleDiffers,
  severalBuckets,
  severalPartitions,
  actionWithoutEffect,
  administratorCanDecrypt,
  administratorCanGrantItselfUse,
  administratorCannotReadPolicy,
  deletedPrincipal,
  encryptionContextMissesBucketKey,
  foreignAccountManagement,
  grantNotForAwsResources,
  lockout,
  networkConditionBreaksS3,
  noKeyAdministrator,
  noKeyUser,
  publicUse,
  resourceNotSelf,
  rootDelegationUndoesSeparation,
  undeclaredAccess,
  unsupportedCharacter,
  useNotBoundToS3,
  userCannotServeS3,
  conflictingElements,
  duplicateMember,
  duplicateSid,
  emptyCondition,
  emptySid,
  invalidEffect,
  invalidVersion,
  jsonSyntax,
  keyNotCarried,
  leadingBlank,
  malformedConditionValue,
  malformedVariable,
  missingElement,
  missingVersion,
  misusedQualifier,
  notActionInAllow,
  notPrincipalInAllow,
  notPrincipalWithoutAccount,
  privateAddress,
  redundantConditionValue,
  redundantValue,
  serviceWithoutSource,
  tooLarge,
  unknownAction,
  unknownConditionKey,
  unknownElement,
  unknownOperator,
  unsupportedPrincipal,
  valueNeverMatches,
  variableAsText,
  weakCondition,
  wildcardWithoutLike,
  wrongOperatorType,
  wrongType,
  awsManagedKey,
  bucketKeyOff,
  bucketKeyWithoutEffect,
  customerKeysNotBlocked,
  customerProvidedKeyAllowed,
  deletedBucketPrincipal,
  encryptionNotEnforced,
  guideDenyMissing,
  headerRequiredThoughDefaultIsRight,
  keyIdWithoutKms,
  keyNotByArn,
  malformedEncryption,
  mergedDeny,
  missingHeaderAllowed,
  partialScope,
  plainHttpAllowed,
  publicAccess,
  redundantStatement,
  replicationNotCovered,
  rightUploadDenied,
  serviceWritersBlocked,
  statementWithoutEffect,
  twoKeysPinned,
  unknownEncryptionType,
  wrongAlgorithmAllowed,
  wrongKeyAllowed,
];
