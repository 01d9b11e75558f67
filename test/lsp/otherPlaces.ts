import { inCondition, inStatement, key, type Places } from "../support/completionPlaces.ts";

/** Places in bucket policies, tried likewise. */
export const bucketPolicyPlaces: Places = {
  "a bucket's action": [
    inStatement('"Action":"s3:Put|"'),
    { offers: ["s3:PutObject", "s3:PutObject*", "s3:Put*"], not: ["kms:PutKeyPolicy", "s3:GetObject"] },
  ],
  "a bucket's principal": [inStatement('"Principal":{"|"}'), { offers: ["CanonicalUser"] }],
  "a resource": [inStatement('"Resource":"|"'), { offers: ["arn:"], not: ["*"] }],
  "a resource's service": [
    inStatement('"Resource":"arn:aws:|"'),
    { offers: ["arn:aws:s3:::"], gives: ["arn:aws:s3:::", inStatement('"Resource":"arn:aws:s3:::"')] },
  ],
  "a bucket that is being typed": [
    inStatement('"Resource":["arn:aws:s3:::example","arn:aws:s3:::exa|"]'),
    { offers: ["arn:aws:s3:::example/*"], not: ["arn:aws:s3:::exa"] },
  ],
  "a bucket that the document names": [
    '{"Statement":[{"Resource":"arn:aws:s3:::ledger/logs"},{"Resource":["|"]}]}',
    {
      offers: ["arn:aws:s3:::ledger", "arn:aws:s3:::ledger/*"],
      gives: [
        "arn:aws:s3:::ledger/*",
        '{"Statement":[{"Resource":"arn:aws:s3:::ledger/logs"},{"Resource":["arn:aws:s3:::ledger/*"]}]}',
      ],
    },
  ],
  "a key of uploads": [
    inCondition('"StringEquals":{"s3:x-amz-server|"}', "s3:PutObject"),
    {
      offers: ["s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id"],
      not: ["s3:prefix", "kms:ViaService"],
    },
  ],
  "a key of lists": [
    inCondition('"StringLike":{"s3:|"}', "s3:ListBucket"),
    { offers: ["s3:prefix", "s3:delimiter"], not: ["s3:x-amz-server-side-encryption"] },
  ],
  "an algorithm": [
    inCondition('"StringNotEquals":{"s3:x-amz-server-side-encryption":"|"}', "s3:PutObject"),
    { offers: ["aws:kms", "AES256", "aws:kms:dsse"], first: ["aws:kms"] },
  ],
  "an algorithm in a list": [
    inCondition('"StringNotEquals":{"s3:x-amz-server-side-encryption":["aws:kms","aws:|"]}', "s3:PutObject"),
    { offers: ["aws:kms:dsse"], not: ["aws:kms"] },
  ],
  "a key for uploads": [
    `{"Statement":[{"Sid":"${key}"},{"Condition":{"StringEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"|"}}}]}`,
    { offers: [key, "arn:"] },
  ],
  "a key's Region": [
    inCondition('"ArnEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:eu-c|"}'),
    { offers: ["arn:aws:kms:eu-central-1:"], not: ["arn:aws:kms:us-east-1:"] },
  ],
  "an access control list": [
    inCondition('"StringEquals":{"s3:x-amz-acl":"bucket|"}', "s3:PutObject"),
    { offers: ["bucket-owner-full-control"], not: ["private"] },
  ],
  "a version of TLS": [inCondition('"NumericLessThan":{"s3:TlsVersion":"|"}'), { offers: ["1.2"] }],
  "a source": [
    inCondition('"ArnLike":{"aws:SourceArn":"arn:aws:|"}'),
    { offers: ["arn:aws:cloudtrail:", "arn:aws:s3:::"] },
  ],
};

/** Places in bucket encryption documents, tried likewise. */
export const encryptionPlaces: Places = {
  "a document's member": [
    '{ "|" }',
    { offers: ["Rules", "ServerSideEncryptionConfiguration"], not: ["Version"] },
  ],
  "a rule's member": [
    '{ "Rules": [{ "|" }] }',
    { offers: ["ApplyServerSideEncryptionByDefault", "BucketKeyEnabled"], not: ["SSEAlgorithm"] },
  ],
  "a member of CloudFormation's rule": [
    '{ "ServerSideEncryptionConfiguration": [{ "|" }] }',
    { offers: ["ServerSideEncryptionByDefault"], not: ["ApplyServerSideEncryptionByDefault", "Rules"] },
  ],
  "the default's member": [
    '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "aws:kms", "|" } }] }',
    { offers: ["KMSMasterKeyID"], not: ["SSEAlgorithm"] },
  ],
  "the default's algorithm": [
    '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "|" } }] }',
    {
      offers: ["aws:kms", "AES256", "aws:kms:dsse"],
      gives: [
        "AES256",
        '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": "AES256" } }] }',
      ],
    },
  ],
  "the default's key": [
    '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": { "KMSMasterKeyID": "arn:aws:|" } }] }',
    { offers: ["arn:aws:kms:"], not: ["arn:aws:s3:::"] },
  ],
  "the Bucket Key": [
    '{ "Rules": [{ "BucketKeyEnabled": | }] }',
    { offers: ["true", "false"], gives: ["true", '{ "Rules": [{ "BucketKeyEnabled": true }] }'] },
  ],
  "the Bucket Key in quotes": [
    '{ "Rules": [{ "BucketKeyEnabled": "tr|" }] }',
    { offers: ["true"], gives: ["true", '{ "Rules": [{ "BucketKeyEnabled": true }] }'] },
  ],
  "blocked types": [
    '{ "Rules": [{ "BlockedEncryptionTypes": { "EncryptionType": ["|"] } }] }',
    { offers: ["SSE-C"] },
  ],
};

/** Places in texts that are broken otherwise than by their end, in key policies. */
export const brokenPlaces: Places = {
  "a text without its quote before more lines": [
    '{"Statement":[{\n"Effect": "Al|\n"Action": "kms:Decrypt"}]}',
    {
      offers: ["Allow"],
      gives: ["Allow", '{"Statement":[{\n"Effect": "Allow",\n"Action": "kms:Decrypt"}]}'],
    },
  ],
  "a text without its quote before brackets": [
    '{"Statement":[{"Action": ["kms:De|]}]}',
    { offers: ["kms:Decrypt"], gives: ["kms:Decrypt", '{"Statement":[{"Action": ["kms:Decrypt"]}]}'] },
  ],
  "a text without its quote before another": [
    '{"Statement":[{"Action": ["kms:De|, "kms:Encrypt"]}]}',
    {
      offers: ["kms:Decrypt"],
      not: ["kms:Encrypt"],
      gives: ["kms:Decrypt", '{"Statement":[{"Action": ["kms:Decrypt", "kms:Encrypt"]}]}'],
    },
  ],
  "a list without its bracket": [
    '{"Statement":[{"Action": ["kms:Decrypt",\n"|Resource": "*"}]}',
    { offers: ["Resource", "Effect"], not: ["Action", "kms:Encrypt"] },
  ],
  "a statement without its brace": [
    '{"Statement":[{"Effect": "Allow",\n{"Sid": "b", "|"}]}',
    { offers: ["Effect"], not: ["Sid"] },
  ],
  "a member without its value": [
    '{"Statement":[{"Effect": |\n"Action": "kms:Decrypt"}]}',
    { offers: ["Deny"], gives: ["Deny", '{"Statement":[{"Effect": "Deny",\n"Action": "kms:Decrypt"}]}'] },
  ],
  "a name before another member": [
    '{"Statement":[{ | "Action": "kms:Decrypt"}]}',
    { offers: ["Effect"], not: ["Action"] },
  ],
  "two commas": ['{"Statement":[{"Sid": "a",, "|"}]}', { offers: ["Effect"], not: ["Sid"] }],
  "a comment": ['{"Statement":[{"Effect": "Allow", // why\n"|"}]}', { offers: ["Action"], not: ["Effect"] }],
  "Windows line ends": [
    '{\r\n"Statement":[{\r\n"Effect": "A|\r\n}]}',
    { offers: ["Allow"], gives: ["Allow", '{\r\n"Statement":[{\r\n"Effect": "Allow"\r\n}]}'] },
  ],
  "a condition's value before more": [
    '{"Statement":[{"Action":"kms:Decrypt","Condition":{"Bool":{"aws:SecureTransport":|,"aws:ViaAWSService":"true"}}}]}',
    { offers: ["true", "false"] },
  ],
  "an operator whose key is there": [
    '{"Statement":[{"Condition":{"|":{"aws:SourceArn":"x"},}}]}',
    { offers: ["ArnLike", "StringLike", "Null"], not: ["Bool", "DateEquals"], first: ["ArnEquals"] },
  ],
  "an operator whose key holds a list": [
    '{"Statement":[{"Condition":{"|":{"aws:TagKeys":}}}]}',
    { offers: ["StringEquals"], first: ["ForAnyValue:StringEquals"] },
  ],
};
