import { partialScope } from "../../../../server/src/engine/rules/s3/partial-scope.ts";
import { testRule } from "../../../support/ruleTester.ts";
import { bucketStatement, policyOf } from "../../../support/statements.ts";
import {
  header,
  keyId,
  missingHeader,
  rightKey,
  uploadDeny,
  wrongAlgorithm,
  wrongKey,
} from "../../../support/uploadDenies.ts";

const folder = "arn:aws:s3:::ledger/in/*";
const all = "arn:aws:s3:::ledger/*";
const everyone = { Principal: "*" };
const clerk = "arn:aws:iam::123456789012:role/Clerk";

/** A Deny whose principal and resource the case gives, all others of which are right. */
function denyFor(
  members: object,
  condition: object = { ArnNotEqualsIfExists: { [keyId]: rightKey } },
): object {
  return { Sid: "OneKey", Effect: "Deny", ...members, Action: "s3:PutObject", Condition: condition };
}

const messageFor = (who: string, command = "") =>
  `${who}. Other uploads are not checked and get in as they are, such as: aws s3api put-object --bucket ledger --key ${command || "example.txt"} (by arn:aws:iam::111122223333:role/example). Widen the statement unless that is meant.`;

testRule(partialScope, {
  passes: {
    "a folder, while the Deny for the others is being written": policyOf(
      missingHeader,
      wrongAlgorithm,
      denyFor({ ...everyone, Resource: folder }),
      { Effect: "Deny", Principal: "*", Action: "s3:PutObject" },
    ),
    "a bucket whose name is being written": policyOf(
      wrongKey,
      missingHeader,
      denyFor({ ...everyone, Resource: "arn:aws:s3:::led" }),
    ),
    "denies for everyone and everything": policyOf(missingHeader, wrongAlgorithm, wrongKey),
    "a pattern that takes in the whole bucket": policyOf(
      denyFor({ Principal: { AWS: "*" }, Resource: "arn:aws:s3:::led*" }),
      bucketStatement(),
    ),
    "a folder, where another statement closes the gap": policyOf(
      denyFor({ ...everyone, Resource: folder }, { Null: { [header]: "true" } }),
      wrongAlgorithm,
      wrongKey,
    ),
    "somebody exempted by name": policyOf(
      denyFor({
        NotPrincipal: { AWS: ["arn:aws:iam::123456789012:user/Clerk", "arn:aws:iam::123456789012:root"] },
        Resource: all,
      }),
    ),
    "a gap that has nothing to do with it": policyOf(missingHeader),
    "a service alone": policyOf(
      denyFor({ Principal: { Service: "guardduty.amazonaws.com" }, Resource: folder }),
    ),
    "a folder that nothing is said about": policyOf(bucketStatement({ Resource: folder })),
  },
  fails: {
    "one folder": {
      policy: policyOf(denyFor({ ...everyone, "⟦Resource⟧": [folder] })),
      message: messageFor(`"OneKey" checks only uploads to "${folder}"`),
      fixes: [
        {
          title: `Widen "OneKey": add "${all}" to Resource`,
          access: "narrower",
          text: policyOf(denyFor({ ...everyone, Resource: [folder, all] })),
        },
      ],
    },
    "one role, where another statement is for everyone": {
      policy: policyOf(
        denyFor({ "⟦Principal⟧": { AWS: clerk }, Resource: all }, { StringEquals: { [header]: "AES256" } }),
        missingHeader,
      ),
      message: messageFor(
        '"OneKey" checks only uploads from role/Clerk',
        "example.txt --server-side-encryption AES256",
      ),
      fixes: [
        {
          title: 'Widen "OneKey": set Principal to "*"',
          access: "narrower",
          text: policyOf(
            denyFor({ Principal: "*", Resource: all }, { StringEquals: { [header]: "AES256" } }),
            missingHeader,
          ),
        },
      ],
    },
    "two statements for different callers and objects": {
      policy: policyOf(
        denyFor({ "⟦Principal⟧": { AWS: clerk }, Resource: folder }, { Null: { [header]: "true" } }),
        uploadDeny({ StringEquals: { [header]: "AES256" } }, { Resource: folder }),
        bucketStatement(),
      ),
      message: messageFor(
        `"OneKey" checks only uploads from role/Clerk to "${folder}" and "RefuseUpload" checks only uploads to "${folder}"`,
      ),
      related: ['"Resource"', '"Resource"'],
    },
    "a folder left out": {
      policy: policyOf(denyFor({ ...everyone, "⟦NotResource⟧": folder }), bucketStatement()),
      message: messageFor(`"OneKey" checks only uploads to anything but "${folder}"`, "in/example"),
      fixes: [],
    },
  },
});
