import assert from "node:assert/strict";
import { requestOffersOf } from "../../../server/src/engine/features/requestOffers.ts";
import { complaintAboutRequest } from "../../../server/src/engine/features/testRequest.ts";
import { bucketStatement, keyStatement } from "../../support/statements.ts";
import { header, keyId, rightKey, uploadDeny, wrongAlgorithm, wrongKey } from "../../support/uploadDenies.ts";
import { read } from "./read.ts";

const bucket = read([wrongAlgorithm, wrongKey, bucketStatement()], "s3-bucket-policy");
const key = read([keyStatement()], "kms-key-policy");

describe("offers for a request", () => {
  for (const [name, policy] of [
    ["bucket policy", bucket],
    ["key policy", key],
    ["empty policy", read([], "s3-bucket-policy")],
  ] as const) {
    it(`make a request for a ${name}, each but once`, () => {
      const { principals, actions, resources } = requestOffersOf(policy);
      for (const [part, offers] of Object.entries({
        principal: principals,
        action: actions,
        resource: resources,
      })) {
        const values = offers.map(({ value }) => value);
        assert(values.length > 0 && new Set(values).size === values.length, values.join());
        for (const value of values)
          assert.equal(complaintAboutRequest(part as "action", value), undefined, value);
      }
    });
  }

  it("begin with whom the policy names", () => {
    assert.equal(requestOffersOf(bucket).principals[0]?.value, "arn:aws:iam::123456789012:role/Clerk");
    const condition = { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:user/Ann" } };
    const deny = read([uploadDeny(condition)], "s3-bucket-policy");
    assert.equal(requestOffersOf(deny).principals[0]?.value, "arn:aws:iam::123456789012:user/Ann");
  });

  it("are resources that fit the action", () => {
    assert.equal(
      requestOffersOf(bucket, "s3:PutObject").resources[0]?.value,
      "arn:aws:s3:::ledger/example.txt",
    );
    assert.equal(requestOffersOf(bucket, "s3:ListBucket").resources[0]?.value, "arn:aws:s3:::ledger");
    assert.match(requestOffersOf(key).resources[0]?.value ?? "", /^arn:aws:kms:[^:]+:123456789012:key\//);
  });

  it("are headers for uploads only, with the pinned key among them", () => {
    assert.deepEqual(requestOffersOf(bucket, "s3:GetObject").headers, []);
    const { headers } = requestOffersOf(bucket, "s3:putobject");
    const [none, aes256, kms, right, other, ssec] = headers.map(({ context }) => context);
    assert.equal(headers.length, 6);
    assert.deepEqual(none, {});
    assert.deepEqual(aes256, { [header]: ["AES256"] });
    assert.deepEqual(kms, { [header]: ["aws:kms"] });
    assert.deepEqual(right, { [header]: ["aws:kms"], [keyId]: [rightKey] });
    assert.notDeepEqual(other, right);
    assert.deepEqual(ssec, { [`${header}-customer-algorithm`]: ["AES256"] });
  });

  it("begin with the condition keys of the policy, each with its values", () => {
    const [first, second] = requestOffersOf(bucket, "s3:PutObject").conditionKeys;
    assert.deepEqual(
      [first, second],
      [
        { name: header, values: ["aws:kms"] },
        { name: keyId, values: [rightKey] },
      ],
    );
  });

  it("leave out keys with a part that somebody has to choose", () => {
    const { conditionKeys } = requestOffersOf(bucket, "s3:PutObject");
    assert.deepEqual(
      conditionKeys.filter(({ name }) => name.includes("$")),
      [],
    );
    assert(conditionKeys.some(({ name }) => name === "aws:SourceIp"));
  });
});
