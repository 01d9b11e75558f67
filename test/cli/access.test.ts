import assert from "node:assert/strict";
import { keyStatement, policyOf } from "../support/statements.ts";
import { latchkey } from "./fakeWorld.ts";

const root = keyStatement({ Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*" });
const administrator = keyStatement({ Action: ["kms:PutKeyPolicy", "kms:DisableKey"] });
const user = keyStatement({
  Principal: { AWS: "arn:aws:iam::123456789012:role/Reader" },
  Action: ["kms:Decrypt", "kms:CreateGrant"],
  Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
});

describe("latchkey access", () => {
  it("tells who may do what", async () => {
    const stdin = JSON.stringify(policyOf(administrator, user));
    const { exitCode, stdout } = await latchkey(["access", "-", "--format", "json"], { stdin });
    const { principals, ...rest } = JSON.parse(stdout) as {
      principals: readonly { conditions: readonly string[] }[];
    };
    assert.deepEqual(rest, { separation: "holds", lockout: false, public: false, rootDelegation: false });
    assert.deepEqual(
      principals.map((principal) => ({ ...principal, conditions: principal.conditions.length })),
      [
        {
          principal: "arn:aws:iam::123456789012:role/Clerk",
          administer: ["kms:DisableKey", "kms:PutKeyPolicy"],
          use: [],
          grant: [],
          changePolicy: true,
          conditions: 0,
        },
        {
          principal: "arn:aws:iam::123456789012:role/Reader",
          administer: [],
          use: ["kms:Decrypt"],
          grant: ["kms:CreateGrant"],
          changePolicy: false,
          conditions: 1,
        },
      ],
    );
    assert.equal(exitCode, 0);
  });

  const cases: Readonly<Record<string, readonly [readonly object[], number]>> = {
    "0 for the account's delegation": [[root, user], 0],
    "1 where one principal administers and uses": [
      [root, keyStatement({ Action: ["kms:DisableKey", "kms:Decrypt"] })],
      1,
    ],
    "1 where nobody could change the policy": [[user], 1],
    "1 where anyone may use the key": [[root, keyStatement({ Principal: "*", Action: "kms:Decrypt" })], 1],
  };
  for (const [title, [statements, expected]] of Object.entries(cases)) {
    it(`ends with ${title}`, async () => {
      const { exitCode } = await latchkey(["access", "-"], {
        stdin: JSON.stringify(policyOf(...statements)),
      });
      assert.equal(exitCode, expected);
    });
  }

  it("shows each principal to people, and the verdicts below", async () => {
    const { stdout } = await latchkey(["access", "-"], {
      stdin: JSON.stringify(policyOf(administrator, user)),
    });
    assert.match(
      stdout,
      /^role\/Clerk arn:aws:iam::123456789012:role\/Clerk\n {2}administers {2}DisableKey, PutKeyPolicy\n/m,
    );
    assert.match(stdout, /^ {2}only if {2}.*s3\.eu-west-1\.amazonaws\.com/m);
    assert.match(stdout, /^separation of duties {2}holds$/m);
  });
});
