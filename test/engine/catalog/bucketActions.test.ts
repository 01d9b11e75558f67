import assert from "node:assert/strict";
import { actionOf, expandAction } from "../../../server/src/engine/catalog/actions.ts";
import {
  actsOnBuckets,
  actsOnObjects,
  bucketActions,
} from "../../../server/src/engine/catalog/bucketActions.ts";
import { actionOfOperation, actionsByOperation } from "../../../server/src/engine/catalog/operations.ts";

describe("catalog/bucketActions", () => {
  const kinds: Readonly<Record<string, readonly [objects: boolean, buckets: boolean]>> = {
    "s3:PutObject": [true, false],
    "s3:ReplicateObject": [true, false],
    "s3:ListBucket": [false, true],
    "s3:GetEncryptionConfiguration": [false, true],
    "s3:TagResource": [false, true],
    "s3:ListAllMyBuckets": [false, false],
    "s3:GetAccessPointPolicy": [false, false],
  };
  for (const [name, [objects, buckets]] of Object.entries(kinds))
    it(`knows what ${name} acts on`, () => {
      const action = actionOf(name);
      assert(action !== undefined);
      assert.deepEqual([actsOnObjects(action), actsOnBuckets(action)], [objects, buckets]);
    });

  it("knows no action that acts on both", () => {
    assert.deepEqual(
      bucketActions.filter((action) => actsOnObjects(action) && actsOnBuckets(action)),
      [],
    );
  });
});

describe("catalog/operations", () => {
  it("names the action behind an operation of the API", () => {
    assert.equal(actionOfOperation("s3:ListObjectsV2"), "s3:ListBucket");
    assert.equal(actionOfOperation("S3:headobject"), "s3:GetObject");
    assert.equal(actionOfOperation("kms:ReEncrypt"), "kms:ReEncrypt*");
    assert.equal(actionOfOperation("s3:PutObject"), undefined);
    assert.equal(actionOfOperation("constructor"), undefined);
  });

  it("knows operations only by names that are no actions, and maps each to an action", () => {
    for (const [operation, action] of actionsByOperation) {
      assert.equal(actionOf(operation), undefined, operation);
      assert.notDeepEqual(expandAction(action), [], operation);
    }
  });
});
