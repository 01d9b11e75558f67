import { documentsOf } from "./documents.ts";
import type { Setup } from "./setup.ts";
import { jsonText, type SetupFile } from "./setupFile.ts";
import { keyArnMark } from "./value.ts";

/** The steps of a setup as a script for Windows PowerShell 5.1 or later and the AWS CLI. */
export function powerShellFiles(setup: Setup): readonly SetupFile[] {
  return [{ name: "setup.ps1", text: textOf(setup), purpose: "the steps for PowerShell and the AWS CLI" }];
}

function textOf(setup: Setup): string {
  const documents = documentsOf(setup, keyArnMark);
  return `# Encrypts the objects of one bucket with one KMS key: ./setup.ps1 [-Yes]
# Stops at the first error and can be run again: what is as it should be is left alone. It asks before it replaces
# a policy, unless -Yes is given.
param([switch] $Yes)
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$Account = ${quoted(setup.account)}
$Region = ${quoted(setup.region)}
$Bucket = ${quoted(setup.bucket)}
$KeyAlias = ${quoted(setup.alias)}
# Empty: the key is the one of that alias, or is created.
$KeyArn = ${quoted(setup.keyArn ?? "")}

${document("KeyPolicy", documents["kms-key-policy"])}

${document("BucketPolicy", documents["s3-bucket-policy"])}

${document("BucketEncryption", documents["s3-bucket-encryption"])}
${helpers}
${steps}${setup.rotation ? rotationStep(setup) : ""}${bucketSteps}${verification}${setup.rotation ? rotationCheck : ""}
  Write-Host "Done: the objects of $Bucket are encrypted with $KeyArn"
}
finally {
  Remove-Item -LiteralPath $Folder -Recurse -Force
}
`;
}

/** Single quotes keep everything as it is. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Nothing is expanded in a here-string with single quotes. */
function document(name: string, value: object): string {
  return `$${name} = @'
${jsonText(value)}'@`;
}

const helpers = `
# Documents go to the AWS CLI in files: Windows PowerShell drops the quotes in arguments.
$Folder = Join-Path ([IO.Path]::GetTempPath()) ([IO.Path]::GetRandomFileName())
[void] (New-Item -ItemType Directory -Path $Folder)

function Save-Document([string] $Name, [string] $Text) {
  $path = Join-Path $Folder $Name
  [IO.File]::WriteAllText($path, $Text)
  return "file://$path"
}

function Confirm-Step([string] $Question) {
  if ($Yes) { return }
  if ((Read-Host "$Question [y/N]") -notin 'y', 'yes') { throw 'Stopped here. Nothing more was changed.' }
}

# What the AWS CLI prints, or nothing where it ends with the error that is named.
function Invoke-Aws([string[]] $Arguments, [string] $UnlessError = '') {
  $ErrorActionPreference = 'Continue'
  $errors = Join-Path $Folder 'errors.txt'
  $output = & aws @Arguments 2> $errors
  $status = $LASTEXITCODE
  $said = [string] (Get-Content -LiteralPath $errors -Raw)
  if ($status -eq 0) { return ($output -join "\`n").Trim() }
  if ($UnlessError -ne '' -and $said.Contains("($UnlessError)")) { return '' }
  throw $said
}

# Whether two documents are the same but for blanks.
function Test-Same([string] $One, [string] $Other) {
  return ($One -replace '\\s', '') -ceq ($Other -replace '\\s', '')
}
`;

const steps = `try {
  $InRegion = '--region', $Region
  $Caller = Invoke-Aws (@('sts', 'get-caller-identity', '--query', 'Account', '--output', 'text') + $InRegion)
  if ($Caller -cne $Account) { throw "These are credentials of account $Caller, not of $Account." }
  $OfBucket = @('--bucket', $Bucket, '--expected-bucket-owner', $Account) + $InRegion
  [void] (Invoke-Aws (@('s3api', 'head-bucket') + $OfBucket))

  # The key, never for a moment under another policy than its own.
  $KeyPolicyFile = Save-Document 'key-policy.json' $KeyPolicy
  if ($KeyArn -eq '') {
    $KeyArn = Invoke-Aws (@('kms', 'describe-key', '--key-id', $KeyAlias, '--query', 'KeyMetadata.Arn', '--output', 'text') + $InRegion) 'NotFoundException'
  }
  if ($KeyArn -eq '') {
    $KeyArn = Invoke-Aws (@('kms', 'create-key', '--description', "Encrypts the objects of $Bucket", '--key-usage', 'ENCRYPT_DECRYPT', '--origin', 'AWS_KMS', '--policy', $KeyPolicyFile, '--query', 'KeyMetadata.Arn', '--output', 'text') + $InRegion)
    Write-Host "Created $KeyArn"
    try {
      [void] (Invoke-Aws (@('kms', 'create-alias', '--alias-name', $KeyAlias, '--target-key-id', $KeyArn) + $InRegion))
    }
    catch {
      throw "$_ The key has no alias yet. To go on with this key, set KeyArn at the top of this script."
    }
  }
  else {
    $Current = Invoke-Aws (@('kms', 'get-key-policy', '--key-id', $KeyArn, '--policy-name', 'default', '--query', 'Policy', '--output', 'text') + $InRegion)
    if (-not (Test-Same $Current $KeyPolicy)) {
      Write-Host $Current
      Confirm-Step "Replace this policy of \${KeyArn}?"
      [void] (Invoke-Aws (@('kms', 'put-key-policy', '--key-id', $KeyArn, '--policy-name', 'default', '--policy', $KeyPolicyFile) + $InRegion))
    }
  }
`;

function rotationStep({ rotationPeriodInDays }: Setup): string {
  return `  [void] (Invoke-Aws (@('kms', 'enable-key-rotation', '--key-id', $KeyArn, '--rotation-period-in-days', '${String(rotationPeriodInDays)}') + $InRegion))
`;
}

const bucketSteps = `
  # The bucket: first what new objects get by default, then what is refused.
  $BucketPolicy = $BucketPolicy.Replace('${keyArnMark}', $KeyArn)
  $EncryptionFile = Save-Document 'bucket-encryption.json' $BucketEncryption.Replace('${keyArnMark}', $KeyArn)
  [void] (Invoke-Aws (@('s3api', 'put-bucket-encryption', '--server-side-encryption-configuration', $EncryptionFile) + $OfBucket))
  $GetPolicy = @('s3api', 'get-bucket-policy', '--query', 'Policy', '--output', 'text') + $OfBucket
  $Current = Invoke-Aws $GetPolicy 'NoSuchBucketPolicy'
  if (-not (Test-Same $Current $BucketPolicy)) {
    if ($Current -ne '') {
      Write-Host $Current
      Confirm-Step "Replace this policy of \${Bucket}?"
    }
    $PolicyFile = Save-Document 'bucket-policy.json' $BucketPolicy
    [void] (Invoke-Aws (@('s3api', 'put-bucket-policy', '--policy', $PolicyFile) + $OfBucket))
  }
`;

const verification = `
  # What AWS has now.
  $Current = Invoke-Aws (@('kms', 'get-key-policy', '--key-id', $KeyArn, '--policy-name', 'default', '--query', 'Policy', '--output', 'text') + $InRegion)
  if (-not (Test-Same $Current $KeyPolicy)) { Write-Host "AWS shows the key policy otherwise than it was written: $Current" }
  $Current = Invoke-Aws (@('s3api', 'get-bucket-encryption', '--query', 'ServerSideEncryptionConfiguration.Rules[0].ApplyServerSideEncryptionByDefault.KMSMasterKeyID', '--output', 'text') + $OfBucket)
  if ($Current -cne $KeyArn) { throw "The default encryption of $Bucket names $Current." }
  $Current = Invoke-Aws $GetPolicy
  if (-not (Test-Same $Current $BucketPolicy)) { Write-Host "AWS shows the bucket policy otherwise than it was written: $Current" }
`;

const rotationCheck = `  $Current = Invoke-Aws (@('kms', 'get-key-rotation-status', '--key-id', $KeyArn, '--query', 'KeyRotationEnabled', '--output', 'text') + $InRegion)
  if ($Current -cne 'True') { throw "$KeyArn is not rotated." }
`;
