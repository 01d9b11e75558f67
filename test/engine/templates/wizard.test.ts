import assert from "node:assert/strict";
import { setupMembers } from "../../../server/src/engine/templates/setup/members.ts";
import { isToBeAsked } from "../../../server/src/engine/templates/wizard/answers.ts";
import { filesFor } from "../../../server/src/engine/templates/wizard/files.ts";
import { goals, type Goal } from "../../../server/src/engine/templates/wizard/goals.ts";
import type { Answers } from "../../../server/src/engine/templates/wizard/question.ts";
import { optionsOf, questionsOf } from "../../../server/src/engine/templates/wizard/questions.ts";
import { validateAnswer } from "../../../server/src/engine/templates/wizard/validate.ts";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";

const keyAnswers = {
  account: "111122223333",
  region: "eu-central-1",
  administrators: "KeyAdministrator",
  users: "RecordsService",
};

const examples: Readonly<Record<Goal, Answers>> = Object.fromEntries(
  goals.map((goal) => [goal, answersByExample(goal)]),
) as Record<Goal, Answers>;

function answersByExample(goal: Goal): Answers {
  return Object.fromEntries(
    questionsOf(goal).map(({ id, initial, placeholder }) => [id, initial ?? placeholder]),
  );
}

describe("questionsOf", () => {
  for (const goal of goals) {
    it(`asks for what ${goal} needs, with examples that would do`, () => {
      const previous: Record<string, string> = {};
      for (const { id, title, prompt } of questionsOf(goal)) {
        const answer = examples[goal][id] ?? "";
        assert.ok(title !== "" && prompt.endsWith("."), id);
        assert.equal(validateAnswer(goal, id, answer, previous), undefined, id);
        previous[id] = answer;
      }
      assert.ok(filesFor(goal, previous).length > 0);
    });

    it(`offers no choice for ${goal} that it refuses`, () => {
      for (const { id, choices = [] } of questionsOf(goal))
        for (const { value } of choices) assert.equal(validateAnswer(goal, id, value, {}), undefined);
    });

    it(`consists of plain data for ${goal}, to be sent anywhere`, () => {
      assert.deepEqual(structuredClone(questionsOf(goal)), questionsOf(goal));
    });
  }

  it("asks for everything that a setup says, but for what follows from the rest", () => {
    const asked = [
      ...questionsOf("setup").map(({ id }) => id),
      ...optionsOf("setup").map(({ name }) => name),
    ];
    const left = setupMembers.map(({ name }) => name).filter((name) => !asked.includes(name));
    assert.deepEqual(left, ["partition", "alias"]);
  });

  it("asks for the period of a rotation only where there is one", () => {
    const period = questionsOf("setup").find(({ id }) => id === "rotationPeriodInDays");
    assert.ok(period);
    assert.ok(isToBeAsked(period, { "options-setup": "tlsOnly,rotation" }));
    assert.ok(!isToBeAsked(period, { "options-setup": "tlsOnly" }));
  });
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
      "arn:aws:iam::444455556666:role/RecordsService": /stands in "crossAccountReaders"/,
      KeyAdministrator: /administers the key already/,
      "RecordsService, arn:aws:iam::111122223333:role/KeyAdministrator": /administers the key already/,
    },
    crossAccountReaders: {
      "": undefined,
      "arn:aws:iam::444455556666:role/Auditor": undefined,
      Auditor: /is of account 111122223333 itself/,
    },
    keyPolicy: { hardened: undefined, guide: undefined, best: /one of hardened, guide, not "best"/ },
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
      const complaint = validateAnswer("s3-bucket-policy", "keyArn", answer, { region: " eu-central-1" });
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

describe("what is answered for a whole setup", () => {
  const periods: Readonly<Record<string, RegExp | undefined>> = {
    "90": undefined,
    " 2560 ": undefined,
    "89": /90 to 2560/,
    "365.5": /90 to 2560/,
    "a year": /90 to 2560/,
    "": /90 to 2560/,
  };
  for (const [answer, expected] of Object.entries(periods)) {
    it(`${expected === undefined ? "may" : "may not"} be rotation after ${JSON.stringify(answer)} days`, () => {
      const complaint = validateAnswer("setup", "rotationPeriodInDays", answer, examples.setup);
      if (expected === undefined) assert.equal(complaint, undefined);
      else assert.match(complaint ?? "", expected);
    });
  }

  it("may leave the key for later", () => {
    assert.equal(validateAnswer("setup", "keyArn", " ", examples.setup), undefined);
    const files = filesFor("setup", { ...examples.setup, keyArn: "" });
    assert.deepEqual(
      files.map(({ name }) => name),
      ["latchkey-setup.json", "key-policy.json", "setup.sh"],
    );
  });

  it("may not name more users than fit into a policy", () => {
    const users = Array.from({ length: 1000 }, (_, index) => `RecordsService${String(index)}`).join(",");
    assert.match(validateAnswer("setup", "users", users, examples.setup) ?? "", /AWS takes 32768/);
  });

  it("may tick several options, of those that there are", () => {
    const complaint = (answer: string): string | undefined =>
      validateAnswer("setup", "options-setup", answer, examples.setup);
    assert.equal(complaint("tlsOnly,rotation"), undefined);
    assert.equal(complaint(""), undefined);
    assert.match(complaint("tlsOnly,colour") ?? "", /not "colour"/);
  });
});

describe("filesFor", () => {
  const keyPolicyFor = (answers: Answers): { Statement: StatementJson[] } =>
    JSON.parse(filesFor("kms-key-policy", { ...examples["kms-key-policy"], ...answers })[0]?.text ?? "") as {
      Statement: StatementJson[];
    };
  interface StatementJson {
    readonly Principal: { readonly AWS: unknown };
    readonly Condition?: Readonly<Record<string, unknown>>;
  }

  it("indents by two spaces and ends the last line", () => {
    const [{ text } = { text: "" }] = filesFor("s3-bucket-policy", examples["s3-bucket-policy"]);
    assert.ok(text.startsWith('{\n  "Version": "2012-10-17",\n  "Statement": [\n    {\n'));
    assert.ok(text.endsWith("\n}\n"));
  });

  it("writes one principal bare, several as a list, and each once", () => {
    const { Statement } = keyPolicyFor({ users: "B, C,B, arn:aws:iam::111122223333:role/C" });
    assert.equal(Statement[1]?.Principal.AWS, "arn:aws:iam::111122223333:role/KeyAdministrator");
    assert.deepEqual(Statement[2]?.Principal.AWS, [
      "arn:aws:iam::111122223333:role/B",
      "arn:aws:iam::111122223333:role/C",
    ]);
  });

  it("binds the key to a bucket, with and without a Bucket Key, in the Region's partition", () => {
    const answers = { region: "cn-north-1", bucket: " example-records ", crossAccountReaders: "" };
    const { Statement } = keyPolicyFor(answers);
    const arns = ["arn:aws-cn:s3:::example-records", "arn:aws-cn:s3:::example-records/*"];
    assert.deepEqual(Statement[2]?.Condition?.["StringLike"], { "kms:EncryptionContext:aws:s3:arn": arns });
    assert.ok(!JSON.stringify(Statement).includes("arn:aws:"));
  });

  it("leaves the bucket open in a key policy for any", () => {
    const { Statement } = keyPolicyFor({ bucket: "" });
    assert.deepEqual(Object.keys(Statement[2]?.Condition ?? {}), ["StringEquals"]);
  });

  it("throws for answers that are missing or wrong", () => {
    const wrong = { ...examples["kms-key-policy"], account: "1" };
    assert.throws(() => filesFor("kms-key-policy", wrong), RangeError);
    assert.throws(() => filesFor("s3-bucket-encryption", {}), RangeError);
    assert.throws(() => filesFor("setup", { ...examples.setup, account: "444455556666" }), RangeError);
  });
});
