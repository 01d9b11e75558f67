import assert from "node:assert/strict";
import {
  generateMethod,
  questionsMethod,
  validateMethod,
  type Answers,
  type NewDocumentKind,
  type Question,
} from "../../server/src/protocol.ts";
import { withSession } from "../support/lspSession.ts";
import { realServices } from "../support/realServices.ts";

const answers: Readonly<Record<NewDocumentKind, Answers>> = {
  "kms-key-policy": {
    account: "111122223333",
    region: "eu-central-1",
    administrators: "KeyAdministrator",
    users: "RecordsService",
  },
  "s3-bucket-policy": {
    bucket: "example-records",
    region: "eu-central-1",
    key: "arn:aws:kms:eu-central-1:111122223333:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081",
  },
};

describe("new documents", () => {
  for (const kind of ["kms-key-policy", "s3-bucket-policy"] as const) {
    it(`lead from the questions of a ${kind} to one without errors and warnings`, async () => {
      await withSession({ services: realServices }, async (client) => {
        const { request } = client;
        const previous: Record<string, string> = {};
        for (const { id, optional } of await request<readonly Question[]>(questionsMethod, { kind })) {
          const answer = answers[kind][id] ?? "";
          if (answer === "") assert(optional, id);
          const complaint = await request(validateMethod, { kind, question: id, answer, previous });
          assert.equal(complaint, null, id);
          previous[id] = answer;
        }
        const text = await request<string>(generateMethod, { kind, answers: previous });
        await client.open("untitled:Untitled-1", text);
        const { diagnostics } = await client.published("untitled:Untitled-1", 1);
        assert.deepEqual(
          diagnostics.filter(({ severity }) => severity === 1 || severity === 2),
          [],
        );
      });
    });
  }

  it("say what is wrong with an answer", async () => {
    await withSession({}, async ({ request }) => {
      const params = { kind: "kms-key-policy", question: "account", answer: "12", previous: {} };
      assert.match(await request<string>(validateMethod, params), /12 digits/);
    });
  });

  it("are not written from answers that are missing", async () => {
    await withSession({}, async ({ request, inbox }) => {
      assert.equal(await request(generateMethod, { kind: "kms-key-policy", answers: {} }), null);
      assert.match((await inbox.next("window/logMessage")).message, /^Writing a document failed/);
    });
  });
});
