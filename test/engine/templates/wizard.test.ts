import assert from "node:assert/strict";
import { documentKinds } from "../../../server/src/engine/engine.ts";
import { generate, validateAnswer, wizardOf } from "../../../server/src/engine/templates/wizard.ts";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

const keyAnswers = {
  account: "111122223333",
  region: "eu-central-1",
  administrators: "KeyAdministrator",
  users: "RecordsService",
};

describe("wizardOf", () => {
  for (const kind of documentKinds) {
    it(`asks for what ${kind} needs, with examples that would do`, () => {
      const previous: Record<string, string> = {};
      for (const { id, title, prompt, placeholder, initial = placeholder } of wizardOf(kind)) {
        assert.ok(title && prompt.endsWith("."), id);
        assert.equal(validateAnswer(kind, id, initial, previous), undefined);
        previous[id] = initial;
      }
      assert.ok(generate(kind, previous));
    });

    it(`offers no choice for ${kind} that it refuses`, () => {
      for (const { id, choices = [] } of wizardOf(kind))
        for (const { value } of choices) assert.equal(validateAnswer(kind, id, value, {}), undefined);
    });

    it(`consists of plain data for ${kind}, to be sent anywhere`, () => {
      assert.deepEqual(structuredClone(wizardOf(kind)), wizardOf(kind));
    });
  }
});

describe("validateAnswer", () => {
  /** Question → answer → what its complaint must say; undefined where the answer is fine. */
  const cases: Readonly<Record<string, Readonly<Record<string, RegExp | undefined>>>> = {
    account: {
      "111122223333": undefined,
      " 012345678901 ": undefined,
      "": /is needed/,
      "1111-2222-3333": /digits only/,
      "11112222333": /12 digits\. "11112222333" has 11/,
      "١٢٣٤٥٦٧٨٩٠١٢": /digits only/,
    },
    region: {
      "eu-central-1": undefined,
      "us-gov-west-1": undefined,
      "cn-north-1": undefined,
      "mx-central-1": undefined,
      "": /is needed/,
      "eu-central": /no name of a Region/,
      "EU-CENTRAL-1": /no name of a Region/,
      "eu-central-1a": /no name of a Region/,
      Frankfurt: /no name of a Region/,
    },
    administrators: {
      KeyAdministrator: undefined,
      "KeyAdministrator, Second.Admin@example": undefined,
      "security/KeyAdministrator": undefined,
      "arn:aws:iam::111122223333:role/KeyAdministrator": undefined,
      "arn:aws:iam::111122223333:user/people/Ada": undefined,
      "": /At least one/,
      " , ,": /At least one/,
      "Key Administrator": /no name of a role/,
      "Key*": /no name of a role/,
      [`x${"y".repeat(64)}`]: /no name of a role/,
      "arn:aws:iam::111122223333:root": /whole account/,
      "arn:aws:iam::111122223333:group/Admins": /is a group/,
      "arn:aws:sts::111122223333:assumed-role/KeyAdministrator/Ada": /one session/,
      "arn:aws:iam::111122223333:role/Key*": /wildcard/,
      "arn:aws:iam::111122223333:role/": /no name of a role/,
      "arn:aws:iam::1111:role/KeyAdministrator": /12 digits/,
      "arn:aws:iam::111122223333:policy/Read": /neither a role nor a user/,
      "arn:aws:s3:::example-records": /no role or user of IAM/,
      "arn:aws-cn:iam::111122223333:role/KeyAdministrator": /partition "aws-cn".*"aws"/,
      "arn:aws:iam::444455556666:role/KeyAdministrator": /not of account 111122223333/,
      "role:KeyAdministrator": /neither a role's name nor an ARN/,
    },
    users: {
      RecordsService: undefined,
      "arn:aws:iam::444455556666:role/RecordsService": undefined,
      KeyAdministrator: /administers the key already/,
      "RecordsService, arn:aws:iam::111122223333:role/KeyAdministrator": /administers the key already/,
    },
    bucket: {
      "example-records": undefined,
      "example.records.2": undefined,
      abc: undefined,
      "": undefined,
      "arn:aws:s3:::example-records": /name is enough/,
      "Example-records": /no "E"/,
      example_records: /no "_"/,
      ab: /3 to 63 characters\. "ab" has 2/,
      ["a".repeat(64)]: /has 64/,
      "-records": /begins and ends/,
      "records.": /begins and ends/,
      "example..records": /two dots/,
      "192.168.5.4": /IP address/,
      "xn--records": /"xn--"/,
      "amzn-s3-demo-bucket": /"amzn-s3-demo-"/,
      "records-s3alias": /"-s3alias"/,
      "records--x-s3": /"--x-s3"/,
    },
  };
  const previous = { ...keyAnswers };
  for (const [id, answers] of Object.entries(cases)) {
    for (const [answer, expected] of Object.entries(answers)) {
      it(`${expected === undefined ? "accepts" : "refuses"} ${JSON.stringify(answer)} as ${id}`, () => {
        const complaint = validateAnswer("kms-key-policy", id, answer, previous);
        if (expected === undefined) assert.equal(complaint, undefined);
        else assert.match(complaint ?? "", expected);
        assert.match(complaint ?? "As it is.", /\.$/);
      });
    }
  }

  const keys: Readonly<Record<string, RegExp | undefined>> = {
    [keyArn]: undefined,
    "arn:aws:kms:eu-central-1:111122223333:key/mrk-0123456789abcdef0123456789abcdef": undefined,
    "": /full ARN/,
    "1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081": /full ARN/,
    "arn:aws:s3:::example-records": /full ARN/,
    "arn:aws:kms:eu-central-1:111122223333:alias/records": /is an alias/,
    "arn:aws:kms:eu-central-1:111122223333:key/<your-key-id>": /not key\/ and a key id/,
    "arn:aws:kms:eu-central-1:111122223333:key/1B2C3D4E-5F60-4718-9A2B-3C4D5E6F7081": /lower case/,
    "arn:aws-cn:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081": /no Region/,
    "arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081":
      /in eu-west-1, the bucket in/,
    "arn:aws:kms:eu-central-1:1111:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081": /12 digits/,
  };
  for (const [answer, expected] of Object.entries(keys)) {
    it(`${expected === undefined ? "accepts" : "refuses"} ${JSON.stringify(answer)} as key`, () => {
      const complaint = validateAnswer("s3-bucket-policy", "key", answer, { region: " eu-central-1" });
      if (expected === undefined) assert.equal(complaint, undefined);
      else assert.match(complaint ?? "", expected);
    });
  }

  it("wants a bucket's name where a policy cannot do without", () => {
    assert.match(validateAnswer("s3-bucket-policy", "bucket", " ", {}) ?? "", /is needed/);
  });

  it("has nothing to say about questions that were not asked", () => {
    assert.equal(validateAnswer("s3-bucket-policy", "colour", "green", {}), undefined);
  });
});

describe("generate", () => {
  it("indents by two spaces and ends the last line", () => {
    const text = generate("s3-bucket-policy", {
      bucket: "example-records",
      region: "eu-central-1",
      key: keyArn,
    });
    assert.ok(text.startsWith('{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n'));
    assert.ok(text.endsWith("\n}\n"));
  });

  it("writes one principal bare, several as a list, and each once", () => {
    const text = generate("kms-key-policy", {
      ...keyAnswers,
      users: "B, C,B, arn:aws:iam::111122223333:role/C, arn:aws:iam::444455556666:user/D",
    });
    const { Statement } = JSON.parse(text) as {
      Statement: { Principal: { AWS: unknown }; Condition?: unknown }[];
    };
    assert.equal(Statement[1]?.Principal.AWS, "arn:aws:iam::111122223333:role/KeyAdministrator");
    assert.deepEqual(Statement[2]?.Principal.AWS, [
      "arn:aws:iam::111122223333:role/B",
      "arn:aws:iam::111122223333:role/C",
      "arn:aws:iam::444455556666:user/D",
    ]);
    assert.deepEqual(Statement[2].Condition, {
      StringEquals: {
        "kms:ViaService": "s3.eu-central-1.amazonaws.com",
        "kms:CallerAccount": ["111122223333", "444455556666"],
      },
    });
  });

  it("binds the key to a bucket, with and without a Bucket Key, in the Region's partition", () => {
    const text = generate("kms-key-policy", {
      ...keyAnswers,
      region: "cn-north-1",
      bucket: " example-records ",
    });
    const arns = ["arn:aws-cn:s3:::example-records", "arn:aws-cn:s3:::example-records/*"];
    const { Statement } = JSON.parse(text) as { Statement: { Condition?: Record<string, unknown> }[] };
    assert.deepEqual(Statement[2]?.Condition?.["StringLike"], { "kms:EncryptionContext:aws:s3:arn": arns });
    assert.ok(!text.includes("arn:aws:"));
  });

  it("throws for answers that are missing or wrong", () => {
    assert.throws(() => generate("kms-key-policy", { ...keyAnswers, account: "1" }), RangeError);
    assert.throws(() => generate("s3-bucket-encryption", { key: keyArn }), RangeError);
  });
});
