import assert from "node:assert/strict";
import {
  generateMethod,
  questionsMethod,
  validateMethod,
  type Answers,
  type Goal,
  type NewFile,
  type Question,
} from "../../server/src/protocol.ts";
import { withSession } from "../support/lspSession.ts";
import { realServices } from "../support/realServices.ts";

const answers: Answers = {
  account: "111122223333",
  region: "eu-central-1",
  administrators: "KeyAdministrator",
  users: "RecordsService",
  bucket: "example-records",
  keyArn: "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081",
};
const goals: readonly Goal[] = [
  "setup",
  "kms-key-policy",
  "s3-bucket-policy",
  "s3-bucket-encryption",
  "script",
];

describe("new documents", () => {
  for (const goal of goals) {
    it(`lead from the questions of ${goal} to files without errors and warnings`, async () => {
      await withSession({ services: realServices }, async (client) => {
        const { request } = client;
        const previous: Record<string, string> = {};
        for (const { id, initial } of await request<readonly Question[]>(questionsMethod, { goal })) {
          const answer = answers[id] ?? initial ?? "";
          const complaint = await request(validateMethod, { goal, question: id, answer, previous });
          assert.equal(complaint, null, id);
          previous[id] = answer;
        }
        const files = await request<readonly NewFile[]>(generateMethod, { goal, answers: previous });
        const documents = files.filter(({ name }) => name.endsWith(".json"));
        assert.equal(documents.length, { setup: 4, script: 0 }[goal as string] ?? 1);
        for (const { name, text } of documents.filter((file) => file.name !== "latchkey-setup.json")) {
          const uri = `untitled:${name}`;
          await client.open(uri, text);
          const { diagnostics } = await client.published(uri, 1);
          assert.deepEqual(
            diagnostics.filter(({ severity }) => severity === 1 || severity === 2),
            [],
          );
        }
      });
    });
  }

  it("offer what the open documents name, and take over what the choice of a key has answered", async () => {
    await withSession({ services: realServices }, async (client) => {
      const [file] = await client.request<readonly NewFile[]>(generateMethod, {
        goal: "s3-bucket-encryption",
        answers: { keyArn: answers["keyArn"] ?? "" },
      });
      await client.open("untitled:bucket-encryption.json", file?.text ?? "");
      const questions = await client.request<readonly Question[]>(questionsMethod, {
        goal: "setup",
        decision: { "cross-account": "no" },
      });
      const questionOf = (id: string): Question | undefined => questions.find((each) => each.id === id);
      const inWorkspace = { value: answers["keyArn"], description: "in this workspace" };
      assert.deepEqual(questionOf("keyArn")?.offers, [inWorkspace]);
      assert.equal(questionOf("crossAccountReaders")?.known, "");
    });
  });

  it("say what is wrong with an answer", async () => {
    await withSession({}, async ({ request }) => {
      const params = { goal: "kms-key-policy", question: "account", answer: "12", previous: {} };
      assert.match(await request<string>(validateMethod, params), /12 digits/);
    });
  });

  it("are not written from answers that are missing", async () => {
    await withSession({}, async ({ request, inbox }) => {
      assert.equal(await request(generateMethod, { goal: "kms-key-policy", answers: {} }), null);
      assert.match((await inbox.next("window/logMessage")).message, /^Writing a document failed/);
    });
  });
});
