import assert from "node:assert/strict";
import {
  decisionMethod,
  setupMethod,
  type Decision,
  type DecisionParams,
  type Setup,
  type SetupParams,
} from "../../server/src/protocol.ts";
import { withSession } from "../support/lspSession.ts";
import { memoryFiles } from "../support/memoryFiles.ts";
import { realServices } from "../support/realServices.ts";
import { keyStatement, policyOf } from "../support/statements.ts";
import { missingHeader, wrongAlgorithm, wrongKey } from "../support/uploadDenies.ts";

const uploads = policyOf(missingHeader, wrongAlgorithm, wrongKey);

describe("the choice of a key, asked of the server", () => {
  it("leads along the answers, and computes with the prices that are given", async () => {
    await withSession({}, async (client) => {
      const params: DecisionParams = {
        answers: { "cross-account": "no", compliance: "yes", other: "yes" },
        costs: { objectRequests: 0, pricePerKey: 3 },
      };
      const decision = await client.request<Decision>(decisionMethod, params);
      assert.deepEqual(decision.answers, { "cross-account": "no", compliance: "yes" });
      assert.equal(decision.outcome?.id, "customer-managed-key");
      assert.equal(decision.reasons.length, decision.path.length);
      assert.match(decision.flowchart, /^flowchart TD/);
      assert.deepEqual(
        decision.costs.months.map(({ total }) => total),
        [0, 0, 3, 3],
      );
    });
  });

  for (const params of [null, {}, { answers: 5, costs: [] }, { answers: { compliance: ["yes"] } }])
    it(`begins anew where it is asked with ${JSON.stringify(params)}`, async () => {
      await withSession({}, async (client) => {
        const { answers, path } = await client.request<Decision>(decisionMethod, params);
        assert.deepEqual([answers, path.length], [{}, 1]);
      });
    });
});

describe("the setup, asked of the server", () => {
  it("is drawn from what is open, with the place of what its nodes say", async () => {
    await withSession({}, async (client) => {
      const text = JSON.stringify(policyOf(keyStatement({ Action: "kms:*" })), null, 1);
      await client.open("file:///b/key%20policy.json", text);
      await client.open("file:///a/bucket.json", JSON.stringify(uploads));
      const { summary, nodes } = await client.request<Setup>(setupMethod, {});
      assert.match(summary, /^1 key · 1 bucket · 1 open door$/);
      assert.deepEqual(
        nodes.flatMap(({ title }) => (/^(Key|Bucket)/.test(title) ? title : [])),
        ["Key: key policy.json", "Bucket: bucket.json"],
      );
      const door = nodes.find(({ isOpenDoor }) => isOpenDoor);
      assert.equal(text.split("\n")[door?.range.start.line ?? 0]?.trim(), "{");
      assert((door?.range.start.line ?? 0) > 0);
    });
  });

  it("is that of the set asked for, else of the document looked at, also of one that is not open", async () => {
    const key = JSON.stringify(policyOf(keyStatement({ Action: "kms:*" })));
    const bucket = JSON.stringify(uploads);
    const files = memoryFiles({
      "file:///w/a/bucket-policy.json": bucket,
      "file:///w/a/key-policy.json": key,
      "file:///w/b/bucket-policy.json": bucket,
      "file:///w/b/key-policy.json": key,
    });
    const services = { ...realServices, files };
    await withSession({ folders: ["file:///w"], services }, async (client) => {
      const lone = "file:///elsewhere/key.json";
      await client.open(lone, key);
      const ask = (params: SetupParams): Promise<Setup> => client.request<Setup>(setupMethod, params);
      const { choices } = await ask({});
      assert.deepEqual(
        choices.map(({ name }) => name),
        ["ledger (a)", "ledger (b)", "Other open documents"],
      );
      for (const [index, { id }] of choices.entries()) {
        const { chosen, nodes } = await ask({ set: id });
        assert.equal(chosen, id);
        assert.equal(nodes.filter(({ title }) => title.startsWith("Bucket:")).length, index < 2 ? 1 : 0);
      }
      assert.equal((await ask({})).chosen, choices[2]?.id);
      assert.equal((await ask({ uri: "file:///w/b/key-policy.json" })).chosen, choices[1]?.id);
      assert.equal((await ask({ set: "gone", uri: "file:///w/a/key-policy.json" })).chosen, choices[0]?.id);
    });
  });

  it("is empty where nothing is open", async () => {
    await withSession({}, async (client) => {
      const { nodes, summary } = await client.request<Setup>(setupMethod, {});
      assert.deepEqual([nodes, summary], [[], "There is no key policy or bucket policy to draw."]);
    });
  });
});
