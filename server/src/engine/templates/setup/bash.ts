import { documentsOf } from "./documents.ts";
import type { Setup } from "./setup.ts";
import { jsonText, type SetupFile } from "./setupFile.ts";
import { keyArnMark } from "./value.ts";

/** The steps of a setup as a script for Bash 3.2 or later and the AWS CLI. */
export function bashFiles(setup: Setup): readonly SetupFile[] {
  return [{ name: "setup.sh", text: textOf(setup), purpose: "the steps for Bash and the AWS CLI" }];
}

function textOf(setup: Setup): string {
  const documents = documentsOf(setup, keyArnMark);
  return `#!/usr/bin/env bash
# Encrypts the objects of one bucket with one KMS key: bash setup.sh [--yes]
# Stops at the first error and can be run again: what is as it should be is left alone. It asks before it replaces
# a policy, unless --yes is given.
set -euo pipefail

account=${quoted(setup.account)}
region=${quoted(setup.region)}
bucket=${quoted(setup.bucket)}
key_alias=${quoted(setup.alias)}
# Empty: the key is the one of that alias, or is created.
key_arn=${quoted(setup.keyArn ?? "")}
yes="\${1:-}"

${document("key_policy", documents["kms-key-policy"])}

${document("bucket_policy", documents["s3-bucket-policy"])}

${document("bucket_encryption", documents["s3-bucket-encryption"])}
${helpers}
${steps}
${setup.rotation ? rotationStep(setup) : ""}${bucketSteps}${verification}${setup.rotation ? rotationCheck : ""}
say "Done: the objects of $bucket are encrypted with $key_arn"
`;
}

/** Single quotes keep everything as it is; the values have none themselves, and would be safe if they had. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Nothing is expanded between the quoted marks. */
function document(name: string, value: object): string {
  return `IFS= read -r -d '' ${name} <<'JSON' || true
${jsonText(value)}JSON`;
}

const helpers = `
say() {
  printf '%s\\n' "$*" >&2
}

fail() {
  say "$*"
  exit 1
}

confirm() {
  local answer=''
  if [ "$yes" = '--yes' ]; then return 0; fi
  printf '%s [y/N] ' "$1" >&2
  read -r answer || true
  case "$answer" in
    y | Y | yes) return 0 ;;
    *) fail 'Stopped here. Nothing more was changed.' ;;
  esac
}

# Prints what a command prints, or nothing where it ends with the error that is named first.
unless_error() {
  local code="$1" errors status=0
  shift
  errors="$(mktemp)"
  "$@" 2>"$errors" || status=$?
  if [ "$status" -ne 0 ] && grep -qF "($code)" "$errors"; then
    status=0
  elif [ "$status" -ne 0 ]; then
    cat "$errors" >&2
  fi
  rm -f "$errors"
  return "$status"
}

# Whether two documents are the same but for blanks.
same() {
  [ "$(printf '%s' "$1" | tr -d '[:space:]')" = "$(printf '%s' "$2" | tr -d '[:space:]')" ]
}
`;

const steps = `caller="$(aws sts get-caller-identity --query Account --output text --region "$region")"
if [ "$caller" != "$account" ]; then fail "These are credentials of account $caller, not of $account."; fi
aws s3api head-bucket --bucket "$bucket" --expected-bucket-owner "$account" --region "$region" >/dev/null

# The key, never for a moment under another policy than its own.
if [ -z "$key_arn" ]; then
  key_arn="$(unless_error NotFoundException aws kms describe-key --key-id "$key_alias" --region "$region" --query KeyMetadata.Arn --output text)"
fi
if [ -z "$key_arn" ]; then
  key_arn="$(aws kms create-key --description "Encrypts the objects of $bucket" --key-usage ENCRYPT_DECRYPT --origin AWS_KMS --policy "$key_policy" --region "$region" --query KeyMetadata.Arn --output text)"
  say "Created $key_arn"
  aws kms create-alias --alias-name "$key_alias" --target-key-id "$key_arn" --region "$region" ||
    fail "The key has no alias yet. To go on with this key, set key_arn at the top of this script."
else
  current="$(aws kms get-key-policy --key-id "$key_arn" --policy-name default --region "$region" --query Policy --output text)"
  if ! same "$current" "$key_policy"; then
    say "$current"
    confirm "Replace this policy of $key_arn?"
    aws kms put-key-policy --key-id "$key_arn" --policy-name default --policy "$key_policy" --region "$region"
  fi
fi
`;

function rotationStep({ rotationPeriodInDays }: Setup): string {
  return `aws kms enable-key-rotation --key-id "$key_arn" --rotation-period-in-days ${String(rotationPeriodInDays)} --region "$region"
`;
}

const bucketSteps = `
# The bucket: first what new objects get by default, then what is refused.
bucket_policy="\${bucket_policy//${keyArnMark}/$key_arn}"
bucket_encryption="\${bucket_encryption//${keyArnMark}/$key_arn}"
aws s3api put-bucket-encryption --bucket "$bucket" --server-side-encryption-configuration "$bucket_encryption" --expected-bucket-owner "$account" --region "$region"
current="$(unless_error NoSuchBucketPolicy aws s3api get-bucket-policy --bucket "$bucket" --expected-bucket-owner "$account" --region "$region" --query Policy --output text)"
if ! same "$current" "$bucket_policy"; then
  if [ -n "$current" ]; then
    say "$current"
    confirm "Replace this policy of $bucket?"
  fi
  aws s3api put-bucket-policy --bucket "$bucket" --policy "$bucket_policy" --expected-bucket-owner "$account" --region "$region"
fi
`;

const verification = `
# What AWS has now.
current="$(aws kms get-key-policy --key-id "$key_arn" --policy-name default --region "$region" --query Policy --output text)"
same "$current" "$key_policy" || say "AWS shows the key policy otherwise than it was written: $current"
current="$(aws s3api get-bucket-encryption --bucket "$bucket" --expected-bucket-owner "$account" --region "$region" --query 'ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.KMSMasterKeyID' --output text)"
if [ "$current" != "$key_arn" ]; then fail "The default encryption of $bucket names $current."; fi
current="$(aws s3api get-bucket-policy --bucket "$bucket" --expected-bucket-owner "$account" --region "$region" --query Policy --output text)"
same "$current" "$bucket_policy" || say "AWS shows the bucket policy otherwise than it was written: $current"
`;

const rotationCheck = `current="$(aws kms get-key-rotation-status --key-id "$key_arn" --region "$region" --query KeyRotationEnabled --output text)"
if [ "$current" != 'True' ]; then fail "$key_arn is not rotated."; fi
`;
