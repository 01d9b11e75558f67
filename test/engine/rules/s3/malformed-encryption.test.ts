import { malformedEncryption } from "../../../../server/src/engine/rules/s3/malformed-encryption.ts";
import { testRule } from "../../../support/ruleTester.ts";

const aes = { SSEAlgorithm: "AES256" };
const one = { ApplyServerSideEncryptionByDefault: aes };
const known = "that Latchkey knows of.";
const refused = "S3 does not take what it does not know.";

testRule(malformedEncryption, {
  passes: {
    "the form of the API": {
      Rules: [{ ...one, BucketKeyEnabled: false, BlockedEncryptionTypes: { EncryptionType: ["NONE"] } }],
    },
    "the form of its answer": { ServerSideEncryptionConfiguration: { Rules: [one] } },
    "the form of CloudFormation": {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: aes, BucketKeyEnabled: true }],
    },
    "a rule that only blocks": { Rules: [{ BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] } }] },
    "what a template fills in": {
      Rules: [{ ApplyServerSideEncryptionByDefault: aes, BucketKeyEnabled: "${var.bucket_key}" }],
    },
    "text that is not JSON yet": '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": {',
  },
  fails: {
    "a mistyped member": {
      policy: { Rules: [{ ApplyServerSideEncryptionByDefault: { ...aes, "⟦KmsMasterKeyId⟧": "x" } }] },
      message: `ApplyServerSideEncryptionByDefault has no member "KmsMasterKeyId" ${known} "KMSMasterKeyID" is probably meant. ${refused}`,
      fixes: [
        {
          title: 'Rename "KmsMasterKeyId" to "KMSMasterKeyID"',
          access: "narrower",
          text: { Rules: [{ ApplyServerSideEncryptionByDefault: { ...aes, KMSMasterKeyID: "x" } }] },
        },
      ],
    },
    "a member of CloudFormation in the form of the API": {
      policy: { Rules: [{ "⟦ServerSideEncryptionByDefault⟧": aes }] },
      message: `An item of Rules has no member "ServerSideEncryptionByDefault" ${known} "ApplyServerSideEncryptionByDefault" is probably meant. ${refused}`,
      fixes: [
        {
          title: 'Rename "ServerSideEncryptionByDefault" to "ApplyServerSideEncryptionByDefault"',
          access: "narrower",
          text: { Rules: [one] },
        },
      ],
    },
    "the same twice, once mistyped": {
      policy: { Rules: [one], "⟦rules⟧": [] },
      message: `The document has no member "rules" ${known} It has Rules. ${refused}`,
      severity: "warning",
      fixes: [],
    },
    "a member that may be newer": {
      policy: { Rules: [{ ...one, "⟦FutureMember⟧": {} }] },
      message: `An item of Rules has no member "FutureMember" ${known} It has ApplyServerSideEncryptionByDefault, BucketKeyEnabled and BlockedEncryptionTypes. ${refused}`,
      severity: "warning",
      fixes: [],
    },
    "a name that every object of JavaScript has": {
      policy: '{ "Rules": [{ ⟦"constructor"⟧: 1 }] }',
      message: `An item of Rules has no member "constructor" ${known} It has ApplyServerSideEncryptionByDefault, BucketKeyEnabled and BlockedEncryptionTypes. ${refused}`,
      severity: "warning",
    },
    "a name in which something seems to be missing": {
      policy: { Rules: [one], "⟦REPLACE_ME⟧": 1 },
      message: `The document has no member "REPLACE_ME" ${known} It has Rules. ${refused}`,
      severity: "warning",
    },
    "nothing that is needed": {
      policy: "⟦{⟧}",
      message: "The document lacks Rules. S3 does not take it without.",
      fixes: [],
    },
    "no algorithm": {
      policy: '{ "Rules": [{ "ApplyServerSideEncryptionByDefault": ⟦{⟧ "KMSMasterKeyID": "x" } }] }',
      message: "ApplyServerSideEncryptionByDefault lacks SSEAlgorithm. S3 does not take it without.",
    },
    "no rule": {
      policy: '{ "Rules": ⟦[]⟧ }',
      message: "Rules is empty. S3 does not take it so.",
    },
    "a second rule": {
      policy: '{ "Rules": [{}, ⟦{⟧}, {}] }',
      message: "A bucket has one encryption rule, and this is the second. S3 does not take two of them.",
      fixes: [],
    },
    "a boolean in quotes": {
      policy: { Rules: [{ ...one, BucketKeyEnabled: "⟦True⟧" }] },
      message: 'BucketKeyEnabled takes true or false, but here stands "True". S3 does not take it so.',
      fixes: [
        {
          title: "Write true without quotes",
          access: "narrower",
          text: { Rules: [{ ...one, BucketKeyEnabled: true }] },
        },
      ],
    },
    "single values without a list": {
      policy: '{ "Rules": ⟦{⟧ "BlockedEncryptionTypes": { "EncryptionType": "SSE-C" } } }',
      message: "Rules takes a list with one rule, but here stands an object. S3 does not take it so.",
      fixes: [
        {
          title: "Put it into a list",
          access: "narrower",
          text: '{ "Rules": [{ "BlockedEncryptionTypes": { "EncryptionType": "SSE-C" } }] }',
        },
      ],
    },
    "values of other types": {
      policy: {
        Rules: [{ ApplyServerSideEncryptionByDefault: "⟦AES256⟧", BlockedEncryptionTypes: "⟦SSE-C⟧" }],
      },
      message: [
        'ApplyServerSideEncryptionByDefault takes an object, but here stands "AES256". S3 does not take it so.',
        'BlockedEncryptionTypes takes an object, but here stands "SSE-C". S3 does not take it so.',
      ],
      fixes: [],
    },
    "a number, null and a list": {
      policy:
        '{ "Rules": [⟦[⟧], { "ApplyServerSideEncryptionByDefault": { "SSEAlgorithm": ⟦256⟧, "KMSMasterKeyID": ⟦null⟧ } }] }'.replace(
          ', { "Apply',
          ', ⟦{⟧ "Apply',
        ),
      message: [
        "An item of Rules takes an object, but here stands a list. S3 does not take it so.",
        "A bucket has one encryption rule, and this is the second. S3 does not take two of them.",
        "SSEAlgorithm takes a string, but here stands the number 256. S3 does not take it so.",
        "KMSMasterKeyID takes a string, but here stands null. S3 does not take it so.",
      ],
    },
    "a document that is a list": {
      policy: "⟦[⟧]",
      message: "The document takes an object, but here stands a list. S3 does not take it so.",
    },
  },
});
