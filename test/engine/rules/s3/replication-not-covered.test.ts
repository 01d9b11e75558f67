import { replicationNotCovered } from "../../../../server/src/engine/rules/s3/replication-not-covered.ts";
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

/** A Deny for other keys whose actions the case gives. */
function wrongKeyFor(members: object): object {
  return {
    Sid: "WrongKey",
    Effect: "Deny",
    Principal: "*",
    ...members,
    Resource: "arn:aws:s3:::ledger/*",
    Condition: { ArnNotEquals: { [keyId]: rightKey } },
  };
}

const message =
  '"WrongKey" holds uploads to one key, but not the copies that replication writes into this bucket: they ask for "s3:ReplicateObject". Such a copy may be under another key.';

testRule(replicationNotCovered, {
  passes: {
    "copies in the same statement": policyOf(
      wrongAlgorithm,
      wrongKeyFor({ Action: ["s3:PutObject", "s3:ReplicateObject"] }),
    ),
    "copies in a pattern": policyOf(wrongAlgorithm, wrongKeyFor({ Action: "s3:*" })),
    "copies in a statement of their own": policyOf(
      wrongAlgorithm,
      wrongKey,
      wrongKeyFor({ Action: "s3:Replicate*" }),
    ),
    "no copies at all": policyOf(
      wrongAlgorithm,
      wrongKey,
      bucketStatement({ Effect: "Deny", Principal: "*", Action: "s3:ReplicateObject" }),
    ),
    "uploads that are not held to one key either": policyOf(missingHeader, wrongAlgorithm),
    "a gap for uploads, which comes first": policyOf(
      uploadDeny({ ArnNotEquals: { [keyId]: rightKey }, Null: { [header]: "false" } }),
    ),
  },
  fails: {
    "uploads only": {
      policy: policyOf(wrongAlgorithm, wrongKeyFor({ "⟦Action⟧": ["s3:PutObject"] })),
      message,
      fixes: [
        {
          title: 'Add "s3:ReplicateObject" to Action of "WrongKey"',
          access: "narrower",
          text: policyOf(wrongAlgorithm, wrongKeyFor({ Action: ["s3:PutObject", "s3:ReplicateObject"] })),
        },
      ],
    },
    "everything but copies": {
      policy: policyOf(wrongAlgorithm, wrongKeyFor({ "⟦NotAction⟧": "s3:Replicate*" })),
      message,
      fixes: [],
    },
  },
});
