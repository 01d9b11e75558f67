import assert from "node:assert/strict";
import { consoleAddressOf } from "../../../server/src/engine/features/consoleAddress.ts";
import { linksOf } from "../../../server/src/engine/features/links.ts";
import { read } from "./read.ts";

const id = "1234abcd-12ab-34cd-56ef-1234567890ab";
const keyArn = `arn:aws:kms:eu-central-1:111122223333:key/${id}`;

const addresses: Readonly<Record<string, string | undefined>> = {
  [keyArn]: `https://console.aws.amazon.com/kms/home?region=eu-central-1#/kms/keys/${id}`,
  [`arn:aws-cn:kms:cn-north-1:111122223333:key/${id}`]: `https://console.amazonaws.cn/kms/home?region=cn-north-1#/kms/keys/${id}`,
  [`arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab`]:
    "https://console.amazonaws-us-gov.com/kms/home?region=us-gov-west-1#/kms/keys/mrk-1234abcd12ab34cd56ef1234567890ab",
  "arn:aws:s3:::example-bucket": "https://console.aws.amazon.com/s3/buckets/example-bucket",
  "arn:aws:s3:::example-bucket/*": "https://console.aws.amazon.com/s3/buckets/example-bucket",
  "arn:aws:s3:::example*": undefined,
  "arn:aws:s3:::a?b#c/x": undefined,
  "arn:aws:s3:::Ex ample": undefined,
  "arn:aws-iso:s3:::example-bucket": undefined,
  "arn:aws:kms:eu-central-1:111122223333:alias/example": undefined,
  [`arn:aws:kms:*:111122223333:key/${id}`]: undefined,
  "arn:aws:kms:eu-central-1:111122223333:key/*": undefined,
  "arn:aws:iam::111122223333:root": undefined,
  "*": undefined,
};

describe("links", () => {
  for (const [arn, address] of Object.entries(addresses)) {
    it(`${address === undefined ? "do not lead" : "lead"} from ${arn} to the console`, () => {
      assert.equal(consoleAddressOf(arn), address);
    });
  }

  it("cover the text between the quotes, in half-typed documents too", () => {
    const key = "s3:x-amz-server-side-encryption-aws-kms-key-id";
    const text = `{"Statement":[{"Resource":["arn:aws:s3:::example/*",],"Condition":{"StringEquals":{"${key}":"${keyArn}","b":1`;
    const shown = linksOf(read(text, "s3-bucket-policy")).map(({ at }) => text.slice(at.start, at.end));
    assert.deepEqual(shown, ["arn:aws:s3:::example/*", keyArn]);
  });

  it("lead from actions that the catalogue has to AWS's reference", () => {
    const text = '{"Statement":[{"NotAction":["KMS:decrypt","kms:De*","kms:Zebra"]}]}';
    const [link, ...more] = linksOf(read(text, "kms-key-policy"));
    assert.deepEqual(link, {
      at: { start: text.indexOf("KMS"), end: text.indexOf('","kms:De*') },
      address:
        "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html#awskeymanagementservice-Decrypt",
      title: "Open AWS's reference",
    });
    assert.deepEqual(more, []);
  });

  it("lead from the key of a bucket encryption document", () => {
    const text = `{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms","KMSMasterKeyID":"${keyArn}"}}]}`;
    assert.equal(linksOf(read(text, "s3-bucket-encryption")).length, 1);
  });
});
