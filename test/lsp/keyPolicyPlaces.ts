import { account, inCondition, inStatement, key, role, type Places } from "../support/completionPlaces.ts";

/** Places in key policies. Each is tried in the whole text, and in the text up to the mark. */
export const keyPolicyPlaces: Places = {
  "an empty object": ["{ | }", { offers: ["Version", "Id", "Statement"], not: ["Effect", "Rules"] }],
  "an empty name of a policy": [
    '{ "|" }',
    { offers: ["Version", "Statement"], gives: ["Version", '{ "Version":  }'] },
  ],
  "a half-typed name of a policy": ['{ "Sta|" }', { offers: ["Statement"], not: ["Version"] }],
  "a policy's second member": [
    '{ "Version": "2012-10-17", "|" }',
    {
      offers: ["Statement", "Id"],
      not: ["Version"],
      gives: ["Statement", '{ "Version": "2012-10-17", "Statement":  }'],
    },
  ],
  "a policy's version": ['{ "Version": "|" }', { offers: ["2012-10-17"], first: ["2012-10-17"] }],
  "a version without quotes": [
    '{ "Version": | }',
    { offers: ["2012-10-17"], gives: ["2012-10-17", '{ "Version": "2012-10-17" }'] },
  ],
  "an empty statement": [
    inStatement("|"),
    {
      offers: ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "Resource", "Condition"],
      not: ["Version"],
    },
  ],
  "a statement's name": [
    inStatement('"Eff|"'),
    { offers: ["Effect"], not: ["Sid", "Action"], gives: ["Effect", inStatement('"Effect":')] },
  ],
  "a name that has its value": [
    inStatement('"A|":"kms:Decrypt"'),
    { offers: ["Action", "NotAction"], not: ["Sid"] },
  ],
  "a name after others": [
    inStatement('"Sid":"a","Effect":"Allow","|"'),
    { offers: ["Principal", "Action"], not: ["Sid", "Effect"] },
  ],
  "a name whose Not form is there": [
    inStatement('"NotAction":"kms:Decrypt","|"'),
    { offers: ["Resource"], not: ["Action", "NotAction"] },
  ],
  "a name without a comma before": [
    inStatement('"Effect":"Allow" |'),
    { offers: ["Action"], not: ["Effect"], gives: ["Sid", inStatement('"Effect":"Allow", "Sid":')] },
  ],
  "a bare name": [inStatement("Prin|"), { offers: ["Principal", "NotPrincipal"], not: ["Action"] }],
  "an effect": [
    inStatement('"Effect":"|"'),
    { offers: ["Allow", "Deny"], gives: ["Deny", inStatement('"Effect":"Deny"')] },
  ],
  "an effect without quotes": [
    inStatement('"Effect":|'),
    { offers: ["Allow", "Deny"], gives: ["Allow", inStatement('"Effect":"Allow"')] },
  ],
  "a bare effect": [
    inStatement('"Effect":De|'),
    { offers: ["Deny"], not: ["Allow"], gives: ["Deny", inStatement('"Effect":"Deny"')] },
  ],
  "a principal": [inStatement('"Principal":|'), { offers: ["*", "AWS", "Service"], not: ["CanonicalUser"] }],
  "a principal's kind": [
    inStatement('"Principal":{"|"}'),
    { offers: ["AWS", "Service", "Federated"], not: ["CanonicalUser", "Sid"] },
  ],
  "a second kind of principal": [
    inStatement('"Principal":{"AWS":"*","|"}'),
    { offers: ["Service"], not: ["AWS"] },
  ],
  "an AWS principal": [
    inStatement('"Principal":{"AWS":"|"}'),
    { offers: ["*", "arn:"], not: ["kms:Decrypt"] },
  ],
  "a role that the document names": [
    `{"Statement":[{"Principal":{"AWS":"${role}"}},{"Principal":{"AWS":"|"}}]}`,
    { offers: [role, `arn:aws:iam::${account}:root`, account], not: [key] },
  ],
  "an AWS principal in a list": [
    `{"Statement":[{"Principal":{"AWS":["${role}","|"]}}]}`,
    { offers: [`arn:aws:iam::${account}:root`], not: [role] },
  ],
  "an ARN's partition": [
    inStatement('"Principal":{"AWS":"arn:|"}'),
    {
      offers: ["arn:aws:", "arn:aws-cn:"],
      gives: ["arn:aws:", inStatement('"Principal":{"AWS":"arn:aws:"}')],
    },
  ],
  "an ARN's service": [
    inStatement('"Principal":{"AWS":"arn:aws:|"}'),
    { offers: ["arn:aws:iam::", "arn:aws:sts::"], not: ["arn:aws:s3:::"] },
  ],
  "an ARN's account": [
    inStatement(`"Sid":"${account}","Principal":{"AWS":"arn:aws:iam::|"}`),
    { offers: [`arn:aws:iam::${account}:`] },
  ],
  "an identity": [
    inStatement(`"Principal":{"AWS":"arn:aws:iam::${account}:|"}`),
    {
      offers: [`arn:aws:iam::${account}:root`, `arn:aws:iam::${account}:role/`],
      gives: [
        `arn:aws:iam::${account}:role/`,
        inStatement(`"Principal":{"AWS":"arn:aws:iam::${account}:role/"}`),
      ],
    },
  ],
  "a service": [
    inStatement('"Principal":{"Service":"|"}'),
    { offers: ["cloudtrail.amazonaws.com", "logging.s3.amazonaws.com"], not: ["*"] },
  ],
  "a service in a list": [
    inStatement('"Principal":{"Service":["cloudtrail.amazonaws.com","cl|"]}'),
    { offers: ["cloudfront.amazonaws.com"], not: ["cloudtrail.amazonaws.com"] },
  ],
  "an identity provider": [
    inStatement('"Principal":{"Federated":"|"}'),
    { offers: ["cognito-identity.amazonaws.com"] },
  ],
  "an action": [
    inStatement('"Action":"|"'),
    { offers: ["kms:Decrypt", "kms:GenerateDataKey", "kms:*", "kms:Describe*"], not: ["s3:PutObject"] },
  ],
  "an action by its beginning": [
    inStatement('"Action":"kms:Dec|"'),
    {
      offers: ["kms:Decrypt"],
      not: ["kms:Encrypt"],
      gives: ["kms:Decrypt", inStatement('"Action":"kms:Decrypt"')],
    },
  ],
  "an action by its bare name": [
    inStatement('"Action":"decr|"'),
    { offers: ["kms:Decrypt"], not: ["kms:Sign"] },
  ],
  "an action without quotes": [
    inStatement('"Action":kms:Gen|'),
    {
      offers: ["kms:GenerateDataKey"],
      gives: ["kms:GenerateDataKey", inStatement('"Action":"kms:GenerateDataKey"')],
    },
  ],
  "an action that is wrong to its end": [
    inStatement('"Action":"kms:De|code"'),
    { offers: ["kms:Decrypt"], gives: ["kms:Decrypt", inStatement('"Action":"kms:Decrypt"')] },
  ],
  "an action of a list": [
    inStatement('"Action":["kms:Decrypt","kms:D|"]'),
    { offers: ["kms:DescribeKey"], not: ["kms:Decrypt"] },
  ],
  "an empty list of actions": [
    inStatement('"Action":[|]'),
    { offers: ["kms:Decrypt"], gives: ["kms:Decrypt", inStatement('"Action":["kms:Decrypt"]')] },
  ],
  "a list behind its comma": [
    inStatement('"Action":["kms:Decrypt",|]'),
    { offers: ["kms:Encrypt"], not: ["kms:Decrypt"] },
  ],
  "a list without a comma": [
    inStatement('"Action":["kms:Decrypt" |]'),
    {
      offers: ["kms:Encrypt"],
      gives: ["kms:Encrypt", inStatement('"Action":["kms:Decrypt", "kms:Encrypt"]')],
    },
  ],
  "a list before another action": [
    inStatement('"Action":[| "kms:Decrypt"]'),
    {
      offers: ["kms:Encrypt"],
      gives: ["kms:Encrypt", inStatement('"Action":["kms:Encrypt", "kms:Decrypt"]')],
    },
  ],
  "a wildcard": [
    inStatement('"Action":"kms:Describe*|"'),
    { offers: ["kms:Describe*"], not: ["kms:Decrypt"] },
  ],
  NotAction: [inStatement('"NotAction":["|"]'), { offers: ["kms:Decrypt"] }],
  "a key policy's resource": [inStatement('"Resource":"|"'), { offers: ["*"], first: ["*"] }],
  "an operator": [
    inCondition('"|"'),
    {
      offers: ["StringEquals", "StringEqualsIfExists", "ForAnyValue:StringEquals", "Null"],
      not: ["NullIfExists", "aws:SourceArn"],
      first: ["StringEquals"],
    },
  ],
  "an operator by its beginning": [
    inCondition('"Arn|"'),
    { offers: ["ArnLike", "ArnEquals"], not: ["Bool"] },
  ],
  "a second operator": [inCondition('"Bool":{},"|"'), { offers: ["StringEquals"], not: ["Bool"] }],
  "a condition key": [
    inCondition('"StringEquals":{"|"}'),
    {
      offers: ["kms:ViaService", "kms:CallerAccount", "aws:SourceAccount", "kms:EncryptionContext:"],
      not: ["s3:prefix", "kms:KeyUsageX", "kms:GrantOperationsX", "aws:CurrentTime"],
    },
  ],
  "a condition key of another action": [
    inCondition('"StringEquals":{"kms:|"}', "kms:CreateGrant"),
    { offers: ["kms:GranteePrincipal", "kms:GrantOperations"] },
  ],
  "a condition key that no request carries": [
    inCondition('"StringEquals":{"kms:Gr|"}'),
    { offers: [], not: ["kms:GranteePrincipal"] },
  ],
  "a key for Bool": [
    inCondition('"Bool":{"|"}', "kms:CreateGrant"),
    {
      offers: ["kms:GrantIsForAWSResource", "aws:SecureTransport"],
      not: ["aws:CurrentTime"],
      first: ["kms:GrantIsForAWSResource"],
    },
  ],
  "a key for dates": [
    inCondition('"DateLessThan":{"|"}'),
    { offers: ["aws:CurrentTime"], not: ["aws:SourceArn", "kms:ViaService"] },
  ],
  "a key for addresses": [
    inCondition('"IpAddress":{"|"}'),
    { offers: ["aws:SourceIp"], not: ["aws:userid"] },
  ],
  "a second key": [
    inCondition('"StringEquals":{"kms:ViaService":"x","|"}'),
    { offers: ["kms:CallerAccount"], not: ["kms:ViaService"] },
  ],
  "the key of a tag": [
    inCondition('"StringEquals":{"aws:PrincipalT|"}'),
    {
      offers: ["aws:PrincipalTag/"],
      gives: ["aws:PrincipalTag/", inCondition('"StringEquals":{"aws:PrincipalTag/"}')],
    },
  ],
  "the value of Bool": [inCondition('"Bool":{"aws:SecureTransport":"|"}'), { offers: ["true", "false"] }],
  "the value of Null": [inCondition('"Null":{"aws:SourceArn":|}'), { offers: ["true", "false"] }],
  "the value of kms:ViaService": [
    inCondition('"StringEquals":{"kms:ViaService":"|"}'),
    { offers: ["s3.eu-central-1.amazonaws.com", "s3.us-east-1.amazonaws.com"] },
  ],
  "Regions that the document names": [
    `{"Statement":[{"Resource":"${key}","Condition":{"StringEquals":{"kms:ViaService":["|"]}}}]}`,
    { offers: [], first: ["s3.eu-central-1.amazonaws.com"] },
  ],
  "an account": [
    `{"Statement":[{"Principal":{"AWS":"${role}"},"Condition":{"StringEquals":{"aws:SourceAccount":"|"}}}]}`,
    { offers: [account], not: ["true"] },
  ],
  "a principal in a condition": [
    `{"Statement":[{"Principal":{"AWS":"${role}"},"Condition":{"ArnLike":{"aws:PrincipalArn":"|"}}}]}`,
    { offers: [role, "arn:"] },
  ],
  "a key's spec": [inCondition('"StringEquals":{"kms:KeySpec":"|"}'), { offers: ["SYMMETRIC_DEFAULT"] }],
  "operations of a grant": [
    inCondition('"ForAllValues:StringEquals":{"kms:GrantOperations":["Decrypt","|"]}'),
    { offers: ["Encrypt"], not: ["Decrypt"] },
  ],
  "a bucket as encryption context": [
    `{"Statement":[{"Resource":"arn:aws:s3:::ledger"},{"Condition":{"StringLike":{"kms:EncryptionContext:aws:s3:arn":"|"}}}]}`,
    { offers: ["arn:aws:s3:::ledger"] },
  ],
  "a service in China": [
    inCondition('"StringEquals":{"kms:ViaService":"s3.cn|"}'),
    { offers: ["s3.cn-north-1.amazonaws.com"], not: ["s3.cn-north-1.amazonaws.com.cn"] },
  ],
  "a key's kind of signature": [
    inCondition('"StringEquals":{"kms:SigningAlgorithm":"RSASSA_PSS|"}', "kms:Sign"),
    { offers: ["RSASSA_PSS_SHA_256"], not: ["ECDSA_SHA_256"] },
  ],
  "a kind of key": [
    inCondition('"StringEquals":{"kms:KeySpec":"|"}', "kms:CreateKey"),
    { offers: ["RSA_4096", "ML_DSA_65"], first: ["SYMMETRIC_DEFAULT"] },
  ],
};
