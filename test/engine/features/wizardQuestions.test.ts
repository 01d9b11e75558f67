import assert from "node:assert/strict";
import { partitions } from "../../../server/src/engine/catalog/partitions.ts";
import {
  preparedQuestions,
  type PreparedQuestion,
} from "../../../server/src/engine/features/wizardQuestions.ts";
import { namesIn } from "../../../server/src/engine/set/knownNames.ts";
import { questionsOf } from "../../../server/src/engine/templates/wizard/questions.ts";

const key = "arn:aws:kms:eu-west-3:444455556666:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081";
const role = "arn:aws:iam::111122223333:role/RecordsService";

/** Each string stands in a document of the workspace. */
function questionsWith(texts: readonly string[], decision = {}): readonly PreparedQuestion[] {
  return preparedQuestions("setup", namesIn(JSON.stringify(texts)), decision);
}

function offeredFor(id: string, texts: readonly string[]): readonly string[] | undefined {
  return questionsWith(texts)
    .find((question) => question.id === id)
    ?.offers.map(({ value }) => value);
}

describe("the questions of a wizard", () => {
  const texts = [
    key,
    role,
    "arn:aws:iam::111122223333:user/people/Ada",
    "arn:aws:iam::111122223333:root",
    "arn:aws:kms:eu-west-3:444455556666:alias/records",
    "arn:aws:s3:::example-records",
    "arn:aws:s3:::example-records/in/*",
    "arn:aws:s3:eu-west-3:444455556666:accesspoint/reports",
  ];
  const offered: Readonly<Record<string, readonly string[]>> = {
    account: ["444455556666", "111122223333"],
    bucket: ["example-records"],
    keyArn: [key],
    administrators: [role, "arn:aws:iam::111122223333:user/people/Ada"],
    users: [role, "arn:aws:iam::111122223333:user/people/Ada"],
    profile: [],
  };
  for (const [id, expected] of Object.entries(offered)) {
    it(`offer what the workspace names for ${id}`, () => {
      assert.deepEqual(offeredFor(id, texts), expected);
      assert.deepEqual(offeredFor(id, []), []);
    });
  }

  it("offer all Regions, those of the workspace first", () => {
    const all = partitions.flatMap(({ regions }) => regions.map(({ id }) => id));
    assert.deepEqual(offeredFor("region", []), all);
    assert.deepEqual(offeredFor("region", texts), ["eu-west-3", ...all.filter((id) => id !== "eu-west-3")]);
  });

  it("know what the choice of a key has answered", () => {
    const knownAfter = (decision: object): object =>
      Object.fromEntries(
        questionsWith([], decision).flatMap(({ id, known }) => (known === undefined ? [] : [[id, known]])),
      );
    const options = questionsOf("setup").find(({ id }) => id === "options-setup")?.initial;
    assert.deepEqual(knownAfter({}), {});
    assert.deepEqual(knownAfter({ "cross-account": "yes" }), {});
    assert.deepEqual(knownAfter({ "cross-account": "no" }), { crossAccountReaders: "" });
    assert.deepEqual(knownAfter({ "cross-region-replication": "yes" }), { "options-setup": options });
    assert.match(options ?? "", /replication/);
  });
});
