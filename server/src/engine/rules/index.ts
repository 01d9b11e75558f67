import type { Rule } from "../lint/rule.ts";
import { malformed } from "./arn/malformed.ts";
import { placeholder } from "./arn/placeholder.ts";
import { administratorCanDecrypt } from "./kms/administrator-can-decrypt.ts";
import { administratorCanGrantItselfUse } from "./kms/administrator-can-grant-itself-use.ts";
import { lockout } from "./kms/lockout.ts";
import { resourceNotSelf } from "./kms/resource-not-self.ts";
import { rootDelegationUndoesSeparation } from "./kms/root-delegation-undoes-separation.ts";
import { conflictingElements } from "./policy/conflicting-elements.ts";
import { duplicateMember } from "./policy/duplicate-member.ts";
import { invalidEffect } from "./policy/invalid-effect.ts";
import { invalidVersion } from "./policy/invalid-version.ts";
import { jsonSyntax } from "./policy/json-syntax.ts";
import { leadingBlank } from "./policy/leading-blank.ts";
import { missingElement } from "./policy/missing-element.ts";
import { unknownAction } from "./policy/unknown-action.ts";
import { unknownElement } from "./policy/unknown-element.ts";
import { wrongType } from "./policy/wrong-type.ts";
import { customerProvidedKeyAllowed } from "./s3/customer-provided-key-allowed.ts";
import { mergedDeny } from "./s3/merged-deny.ts";
import { missingHeaderAllowed } from "./s3/missing-header-allowed.ts";
import { rightUploadDenied } from "./s3/right-upload-denied.ts";
import { wrongAlgorithmAllowed } from "./s3/wrong-algorithm-allowed.ts";
import { wrongKeyAllowed } from "./s3/wrong-key-allowed.ts";

/** Every rule, by scope and name. */
export const rules: readonly Rule[] = [
  malformed,
  placeholder,
  administratorCanDecrypt,
  administratorCanGrantItselfUse,
  lockout,
  resourceNotSelf,
  rootDelegationUndoesSeparation,
  conflictingElements,
  duplicateMember,
  invalidEffect,
  invalidVersion,
  jsonSyntax,
  leadingBlank,
  missingElement,
  unknownAction,
  unknownElement,
  wrongType,
  customerProvidedKeyAllowed,
  mergedDeny,
  missingHeaderAllowed,
  rightUploadDenied,
  wrongAlgorithmAllowed,
  wrongKeyAllowed,
];
