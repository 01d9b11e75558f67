import { account, inCondition, inStatement, key, role } from "../support/completionPlaces.ts";

/** The word that is pointed at stands between marks; what is told of it matches. */
export type HoverPlaces = Readonly<Record<string, readonly [marked: string, told: RegExp]>>;

/** Places in key policies. Each is tried in the whole text, and in the text that breaks off behind the word. */
export const keyPolicyHovers: HoverPlaces = {
  "a policy's Version": ['{⟦"Version"⟧:"2012-10-17"}', /policy variables/],
  "a policy's Id": ['{"Version":"2012-10-17",⟦"Id"⟧:"x"}', /names the policy/],
  "a policy's Statement": ['{⟦"Statement"⟧:[]}', /\*\*Key policy\*\*.*IAM policies/s],
  "a Sid": [inStatement('⟦"Sid"⟧:"a"'), /decides nothing/],
  "an Effect": [inStatement('⟦"Effect"⟧:"Deny"'), /Deny wins/],
  "a Principal": [inStatement('⟦"Principal"⟧:"*"'), /whose requests/],
  "a NotPrincipal": [inStatement('⟦"NotPrincipal"⟧:"*"'), /everybody else's/],
  "an Action": [inStatement('⟦"Action"⟧:"kms:Decrypt"'), /which actions/],
  "a NotAction": [inStatement('⟦"NotAction"⟧:"kms:Decrypt"'), /all others/],
  "a Resource": [inStatement('⟦"Resource"⟧:"*"'), /the key itself/],
  "a NotResource": [inStatement('⟦"NotResource"⟧:"*"'), /everything else/],
  "a Condition": [inStatement('⟦"Condition"⟧:{}'), /Every operator/],
  "an action": [
    inStatement('"Action":⟦"kms:Decrypt"⟧'),
    /back into plaintext.*uses the key.*kms:key.*-Decrypt\)/s,
  ],
  "an action in a list and in other case": [
    inStatement('"Action":["kms:Encrypt",⟦"KMS:decrypt"⟧]'),
    /`kms:Decrypt`.*Write/,
  ],
  "an action that administers": [inStatement('"Action":⟦"kms:ScheduleKeyDeletion"⟧'), /administers the key/],
  "an action that looks": [inStatement('"Action":⟦"kms:DescribeKey"⟧'), /only looks at the key/],
  "an action on the account": [inStatement('"Action":⟦"kms:ListKeys"⟧'), /acts on the account/],
  "an action about grants": [inStatement('"Action":⟦"kms:CreateGrant"⟧'), /Mind: .* a grant to decrypt/],
  "an action about the policy": [
    inStatement('"Action":⟦"kms:PutKeyPolicy"⟧'),
    /Mind: .*rewrite the key policy/,
  ],
  rotation: [inStatement('"Action":⟦"kms:EnableKeyRotation"⟧'), /\*\*Key rotation\*\*.*new material/],
  "a wildcard with a dangerous member": [inStatement('"Action":⟦"kms:Create*"⟧'), /CreateGrant` ⚠ whoever/],
  "a wildcard with uses": [inStatement('"NotAction":⟦"kms:De*"⟧'), /kms:Decrypt` · uses the key/],
  "a wildcard of one action": [inStatement('"Action":⟦"kms:Decryp?"⟧'), /1 action /],
  "a wildcard for nothing": [inStatement('"Action":⟦"kms:Zebra*"⟧'), /0 actions of KMS\./],
  "every action": [inStatement('"Action":⟦"*"⟧'), /of KMS and S3.*and \d+ more/s],
  anyone: [inStatement('"Principal":⟦"*"⟧'), /every principal of every account/],
  "anyone in a list": [inStatement('"Principal":{"AWS":[⟦"*"⟧]}'), /every principal of every account/],
  "principals of AWS": [inStatement('"Principal":{⟦"AWS"⟧:"*"}'), /accounts, users, roles/],
  services: [inStatement('"Principal":{⟦"Service"⟧:"x"}'), /services of AWS/],
  "identity providers": [inStatement('"Principal":{⟦"Federated"⟧:"x"}'), /trust policy/],
  "an account": [
    inStatement(`"Principal":{"AWS":⟦"arn:aws:iam::${account}:root"⟧}`),
    /account itself, not only/,
  ],
  "an account by its id": [
    inStatement(`"Principal":{"AWS":⟦"${account}"⟧}`),
    /the account itself, as .*:root/,
  ],
  "a role": [inStatement(`"Principal":{"AWS":⟦"${role}"⟧}`), /Service: `iam`.*Resource: `role\/ledger`/s],
  "a service": [inStatement('"Principal":{"Service":⟦"cloudtrail.amazonaws.com"⟧}'), /is CloudTrail/],
  "a key's ARN": [inStatement(`"Resource":⟦"${key}"⟧`), /Frankfurt.*`key\/.*a key/s],
  "a key of several Regions": [
    inStatement(`"Resource":⟦"arn:aws:kms:eu-west-1:${account}:key/mrk-1"⟧`),
    /Ireland.*multi-Region key/s,
  ],
  "an alias": [inStatement(`"Resource":⟦"arn:aws:kms:eu-west-1:${account}:alias/a"⟧`), /another key/],
  "an ARN of an unknown partition": [inStatement('"Resource":⟦"arn:aws-x:kms:::x"⟧'), /none that is known/],
  "a positive operator": [
    inCondition('⟦"StringEquals"⟧:{"aws:PrincipalArn":"x"}'),
    /without the key does not meet it/,
  ],
  "a negated operator": [
    inCondition('⟦"StringNotEquals"⟧:{"aws:PrincipalArn":"x"}'),
    /without the key meets it/,
  ],
  "an operator with IfExists": [
    inCondition('⟦"ArnLikeIfExists"⟧:{"aws:PrincipalArn":"x"}'),
    /without the key meets it/,
  ],
  ForAllValues: [
    inCondition('⟦"ForAllValues:StringLike"⟧:{"aws:TagKeys":"x"}'),
    /every value of the request matches one .*without the key meets it/,
  ],
  ForAnyValue: [
    inCondition('⟦"ForAnyValue:StringNotLike"⟧:{"aws:TagKeys":"x"}'),
    /some value of the request matches none .*does not meet it/,
  ],
  "ForAnyValue with IfExists": [
    inCondition('⟦"ForAnyValue:StringLikeIfExists"⟧:{"aws:TagKeys":"x"}'),
    /does not say/,
  ],
  Null: [inCondition('⟦"Null"⟧:{"aws:PrincipalArn":"true"}'), /wants it absent/],
  "a key of KMS": [
    inCondition('"Bool":{⟦"kms:GrantIsForAWSResource"⟧:"true"}'),
    /true or false.*service makes the grant.*conditions-kms/s,
  ],
  "a key of KMS in other case": [inCondition('"StringEquals":{⟦"KMS:viaservice"⟧:"x"}'), /kms:ViaService/],
  "a key that somebody completes": [
    inCondition('"StringEquals":{⟦"kms:EncryptionContext:aws:s3:arn"⟧:"x"}'),
    /EncryptionContext/,
  ],
  "a global key": [
    inCondition('"StringEquals":{⟦"aws:PrincipalTag/team"⟧:"x"}'),
    /tag of the caller.*Global condition keys/s,
  ],
  "a key with several values": [
    inCondition('"ForAnyValue:StringEquals":{⟦"aws:TagKeys"⟧:"x"}'),
    /ForAnyValue/,
  ],
  "an ARN in a condition": [inCondition(`"ArnEquals":{"aws:PrincipalArn":⟦"${role}"⟧}`), /Resource: `role/],
};

/** Places in bucket policies, tried likewise. */
export const bucketPolicyHovers: HoverPlaces = {
  "a bucket policy's Statement": ['{⟦"Statement"⟧:[]}', /\*\*Bucket policy\*\*/],
  "an action on objects": [
    inStatement('"Action":⟦"s3:PutObject"⟧'),
    /kms:GenerateDataKey.*`s3:object`.*#amazons3-PutObject\)/s,
  ],
  "an action on buckets": [inStatement('"Action":⟦"s3:ListBucket"⟧'), /`s3:bucket`/],
  "a wildcard of a bucket's actions": [inStatement('"Action":⟦"s3:GetBucket*"⟧'), /s3:GetBucketPolicy/],
  "a bucket": [inStatement('"Resource":⟦"arn:aws:s3:::example"⟧'), /Region: none.*a bucket/s],
  objects: [inStatement('"Resource":["x",⟦"arn:aws:s3:::example/*"⟧]'), /objects of a bucket/],
  "a canonical user": [inStatement('"Principal":{⟦"CanonicalUser"⟧:"x"}'), /64 digits/],
  "logs of S3": [inStatement('"Principal":{"Service":[⟦"logging.s3.amazonaws.com"⟧]}'), /access logs/],
  "SSE-KMS": [
    inCondition('"StringEquals":{"s3:x-amz-server-side-encryption":⟦"aws:kms"⟧}'),
    /\*\*SSE-KMS\*\*.*envelope encryption/s,
  ],
  "SSE-S3 in a list": [
    inCondition('"StringEquals":{"s3:x-amz-server-side-encryption":["aws:kms",⟦"AES256"⟧]}'),
    /\*\*SSE-S3\*\*/,
  ],
  "a key of S3": [
    inCondition('"StringEquals":{⟦"s3:x-amz-server-side-encryption-aws-kms-key-id"⟧:"x"}'),
    /an ARN.*names none carries no such key.*Condition keys of S3/s,
  ],
  "a key about tags": [
    inCondition('"StringEquals":{⟦"s3:ExistingObjectTag/team"⟧:"x"}'),
    /ExistingObjectTag/,
  ],
  "a key that an upload is to use": [
    inCondition(`"StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":⟦"${key}"⟧}`),
    /Frankfurt/,
  ],
};

const byDefault = '{"Rules":[{"ApplyServerSideEncryptionByDefault":';

/** Places in bucket encryption documents, tried likewise. */
export const encryptionHovers: HoverPlaces = {
  Rules: ['{⟦"Rules"⟧:[]}', /A bucket has one/],
  "the answer of the API": ['{⟦"ServerSideEncryptionConfiguration"⟧:{"Rules":[]}}', /default encryption/],
  "Rules in the answer of the API": [
    '{"ServerSideEncryptionConfiguration":{⟦"Rules"⟧:[]}}',
    /A bucket has one/,
  ],
  "what is applied by default": [
    '{"Rules":[{⟦"ApplyServerSideEncryptionByDefault"⟧:{}}]}',
    /asks for nothing/,
  ],
  "CloudFormation's name of it": [
    '{"ServerSideEncryptionConfiguration":[{⟦"ServerSideEncryptionByDefault"⟧:{}}]}',
    /asks for nothing/,
  ],
  "an algorithm's name": [`${byDefault}{⟦"SSEAlgorithm"⟧:"AES256"}}]}`, /kind of encryption/],
  "SSE-S3": [`${byDefault}{"SSEAlgorithm":⟦"AES256"⟧}}]}`, /\*\*SSE-S3\*\*/],
  "DSSE-KMS": [`${byDefault}{"SSEAlgorithm":⟦"aws:kms:dsse"⟧}}]}`, /two layers/],
  "a key's name": [`${byDefault}{⟦"KMSMasterKeyID"⟧:"x"}}]}`, /alias or a bare id/],
  "a key": [`${byDefault}{"KMSMasterKeyID":⟦"${key}"⟧}}]}`, /Frankfurt/],
  "the Bucket Key": [`${byDefault}{}, ⟦"BucketKeyEnabled"⟧:true}]}`, /\*\*S3 Bucket Key\*\*.*short-lived/s],
  "blocked types": ['{"Rules":[{⟦"BlockedEncryptionTypes"⟧:{}}]}', /no upload may ask for/],
  "a blocked type": [
    '{"Rules":[{"BlockedEncryptionTypes":{"EncryptionType":[⟦"SSE-C"⟧]}}]}',
    /\*\*SSE-C\*\*/,
  ],
};

/** Places in texts that are broken otherwise than by their end, in key policies. */
export const brokenHovers: HoverPlaces = {
  "an action behind a text without its quote": [
    '{"Statement":[{\n"Effect": "Al\n"Action": ⟦"kms:Decrypt"⟧}]}',
    /uses the key/,
  ],
  "an element behind a text without its quote": [
    '{"Statement":[{\n"Effect": "Al\n⟦"Action"⟧: "kms:Decrypt"}]}',
    /which actions/,
  ],
  "an element behind a list without its bracket": [
    '{"Statement":[{"Action": ["kms:Decrypt",\n⟦"Resource"⟧: "*"}]}',
    /the key itself/,
  ],
  "an element behind a statement without its brace": [
    '{"Statement":[{"Effect": "Allow",\n{⟦"Sid"⟧: "b"}]}',
    /decides nothing/,
  ],
  "an element behind a member without its value": [
    '{"Statement":[{"Effect":\n⟦"Action"⟧: "kms:Decrypt"}]}',
    /which actions/,
  ],
  "an action behind a member without its value": [
    '{"Statement":[{"Effect":,\n"Action": ⟦"kms:Decrypt"⟧}]}',
    /uses the key/,
  ],
  "an element without a comma before": [
    '{"Statement":[{"Effect": "Allow" ⟦"Action"⟧: "kms:Decrypt"}]}',
    /which actions/,
  ],
  "an action without a comma before": [
    '{"Statement":[{"Action": ["kms:Encrypt" ⟦"kms:Decrypt"⟧]}]}',
    /uses the key/,
  ],
  "an element behind two commas": ['{"Statement":[{"Sid": "a",, ⟦"Effect"⟧: "Deny"}]}', /Deny wins/],
  "an action before a comma too many": ['{"Statement":[{"Action": [⟦"kms:Decrypt"⟧,],}]}', /uses the key/],
  "an element behind a comment": ['{"Statement":[{ // why\n⟦"Action"⟧: "kms:Decrypt"}]}', /which actions/],
  "an element without its colon": ['{"Statement":[{⟦"Action"⟧ "kms:Decrypt"}]}', /which actions/],
  "an operator without a value": [inCondition('⟦"StringEquals"⟧'), /does not meet it/],
  "an operator before a key without a value": [
    inCondition('⟦"StringEquals"⟧:{"aws:PrincipalArn"}'),
    /does not meet it/,
  ],
  "a key without a value": [inCondition('"StringEquals":{⟦"kms:ViaService"⟧}'), /kms:ViaService/],
  "a key without a value before another": [
    inCondition('"StringEquals":{⟦"kms:ViaService"⟧:,"kms:CallerAccount":"x"}'),
    /kms:ViaService/,
  ],
  "a key behind one without a value": [
    inCondition('"StringEquals":{"kms:ViaService":,⟦"kms:CallerAccount"⟧:"x"}'),
    /kms:CallerAccount/,
  ],
  "a principal behind words without quotes": [
    `{"Statement":[{"Effect": Allow, "Principal":{"AWS":⟦"${role}"⟧}}]}`,
    /role\/ledger/,
  ],
  "a principal's kind without a value": ['{"Statement":[{"Principal":{⟦"Service"⟧}}]}', /services of AWS/],
  "an element after Windows line ends": [
    '{\r\n"Statement":[{\r\n"Effect": "A\r\n⟦"Action"⟧: "kms:*"\r\n}]}',
    /which actions/,
  ],
};
