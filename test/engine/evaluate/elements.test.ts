import assert from "node:assert/strict";
import { coversAction } from "../../../server/src/engine/evaluate/actions.ts";
import { coversResource } from "../../../server/src/engine/evaluate/resources.ts";
import type { DocumentKind, Statement } from "../../../server/src/engine/policy/policy.ts";
import { policyOf } from "../../support/policies.ts";
import { answerOf, type Answer } from "./holds.ts";

type Row = readonly [element: object, asked: string, expected: Answer];

const actions: readonly Row[] = [
  [{ Action: "s3:PutObject" }, "s3:PutObject", true],
  [{ Action: "S3:putobject" }, "s3:PutObject", true],
  [{ Action: "s3:putobject" }, "S3:PUTOBJECT", true],
  [{ Action: ["s3:Get*", "s3:Put?bject"] }, "s3:PutObject", true],
  [{ Action: "s3:PutObject" }, "s3:PutObjectAcl", false],
  [{ Action: "s3:PutObject*" }, "s3:PutObjectAcl", true],
  [{ Action: "*" }, "kms:Decrypt", true],
  [{ Action: "s3*" }, "s3:PutObject", "doubt"],
  [{ Action: "*:PutObject" }, "s3:PutObject", "doubt"],
  [{ Action: "*:GetObject" }, "s3:PutObject", false],
  [{ Action: ["*:PutObject", "s3:*"] }, "s3:PutObject", true],
  [{ Action: [] }, "s3:PutObject", false],
  [{}, "s3:PutObject", false],
  [{ NotAction: "s3:Get*" }, "s3:PutObject", true],
  [{ NotAction: ["s3:Get*", "s3:put*"] }, "s3:PutObject", false],
  [{ NotAction: "s3*" }, "s3:PutObject", "doubt"],
  [{ NotAction: [] }, "s3:PutObject", "doubt"],
];

const object = "arn:aws:s3:::example/team/a:b";

const resources: readonly Row[] = [
  [{ Resource: "arn:aws:s3:::example/*" }, object, true],
  [{ Resource: "arn:aws:s3:::example*" }, object, true],
  [{ Resource: "arn:aws:s3:::example/team/a?b" }, object, true],
  [{ Resource: "arn:aws:s3:::example" }, object, false],
  [{ Resource: "arn:aws:s3:::example/*" }, "arn:aws:s3:::example", false],
  [{ Resource: "arn:aws:s3:::Example/*" }, object, false],
  [{ Resource: ["arn:aws:s3:::other/*", "arn:aws:s3:::*/team/*"] }, object, true],
  [{ Resource: "arn:aws:s3:*:*:example/*" }, object, true],
  [{ Resource: "arn:aws:s3:eu-west-1::example/*" }, object, false],
  [{ Resource: "arn:aws:s3::*/team/*" }, object, "doubt"],
  [{ Resource: "arn:*:s3:::example/*" }, object, "doubt"],
  [{ Resource: "arn:*:s3:::other/*" }, object, false],
  [{ Resource: "arn:aws:s3" }, object, "doubt"],
  [{ Resource: "arn:aws:sqs" }, object, false],
  [{ Resource: "example/*" }, object, false],
  [{ Resource: "*" }, object, true],
  [{ Resource: [] }, object, false],
  [{}, object, false],
  [{ NotResource: "arn:aws:s3:::example/public/*" }, object, true],
  [{ NotResource: ["arn:aws:s3:::example/*"] }, object, false],
  [{ NotResource: "*" }, object, false],
  [{ NotResource: [] }, object, "doubt"],
];

const key = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

const keys: readonly Row[] = [
  [{ Resource: "*" }, key, true],
  [{ Resource: "*" }, "", true],
  [{ Resource: key }, key, true],
  [{ Resource: key.replace("1234abcd", "deadbeef") }, key, false],
  [{ Resource: "arn:aws:kms:*:111122223333:key/*" }, key, true],
  [{ Resource: "arn:aws:kms:eu-central-1:111122223333:alias/app" }, key, false],
  [{ Resource: "1234abcd-12ab-34cd-56ef-1234567890ab" }, key, false],
  [{ Resource: key }, "", "doubt"],
  [{ NotResource: key }, key, "doubt"],
  [{}, key, false],
];

describe("evaluate: Action and NotAction", () => {
  for (const [element, asked, expected] of actions)
    it(`${JSON.stringify(element)} for ${asked}`, () => {
      assert.equal(answerOf(coversAction(statementOf(element, "s3-bucket-policy").action, asked)), expected);
    });
});

describe("evaluate: Resource and NotResource", () => {
  for (const [kind, rows] of [
    ["s3-bucket-policy", resources],
    ["kms-key-policy", keys],
  ] as const)
    for (const [element, asked, expected] of rows)
      it(`${JSON.stringify(element)} for ${JSON.stringify(asked)}`, () => {
        const circumstances = { version: "2012-10-17", context: new Map() };
        const { resource } = statementOf(element, kind);
        assert.equal(answerOf(coversResource(resource, asked, kind, circumstances)), expected);
      });
});

function statementOf(element: object, kind: DocumentKind): Statement {
  const [statement] = policyOf({ Statement: element }, kind).statements;
  assert.ok(statement);
  return statement;
}
