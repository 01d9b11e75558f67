import assert from "node:assert/strict";
import { callerValues, contextOf } from "../../../server/src/engine/evaluate/callerContext.ts";
import { callerNames, callers, type CallerName } from "./callers.ts";
import { contextMap } from "./holds.ts";

/** Key, then what each caller brings along, or "unknown"; callers that are left out have no such key. */
const rows: Readonly<Record<string, Readonly<Partial<Record<CallerName, string>>>>> = {
  "aws:PrincipalArn": {
    service: "unknown",
    root: "arn:aws:iam::111122223333:root",
    user: "arn:aws:iam::111122223333:user/team/Ann",
    session: "arn:aws:iam::111122223333:role/service/App",
    federatedUser: "arn:aws:sts::111122223333:federated-user/Fay",
    canonicalUser: "unknown",
  },
  "aws:PrincipalAccount": {
    anonymous: "anonymous",
    service: "unknown",
    root: "111122223333",
    user: "111122223333",
    session: "111122223333",
    federatedUser: "111122223333",
    canonicalUser: "unknown",
  },
  "aws:PrincipalType": {
    anonymous: "Anonymous",
    service: "unknown",
    root: "Account",
    user: "User",
    session: "AssumedRole",
    federatedUser: "FederatedUser",
    canonicalUser: "unknown",
  },
  "aws:PrincipalIsAWSService": {
    service: "true",
    root: "false",
    user: "false",
    session: "false",
    federatedUser: "false",
    canonicalUser: "false",
  },
  "aws:PrincipalServiceName": { service: "logging.s3.amazonaws.com" },
  "aws:PrincipalServiceNamesList": { service: "unknown" },
  "aws:username": { user: "Ann", canonicalUser: "unknown" },
  "aws:userid": {
    anonymous: "anonymous",
    service: "unknown",
    root: "111122223333",
    user: "unknown",
    session: "unknown",
    federatedUser: "111122223333:Fay",
    canonicalUser: "unknown",
  },
  "s3:x-amz-acl": {},
};

describe("evaluate: what follows from the caller", () => {
  for (const [key, expected] of Object.entries(rows))
    for (const name of callerNames)
      it(`${key} of ${name}: ${expected[name] ?? "absent"}`, () => {
        const values = callerValues(callers[name], key.toLowerCase());
        const found = values === undefined ? undefined : "doubt" in values ? "unknown" : values.join();
        assert.equal(found, expected[name]);
      });

  it("gives kms:CallerAccount the caller's account", () => {
    assert.deepEqual(callerValues(callers.session, "kms:calleraccount"), ["111122223333"]);
  });

  const owners: Readonly<
    Record<string, readonly [resource: string, context: Parameters<typeof contextMap>[0], found: unknown]>
  > = {
    "a key": ["arn:aws:kms:eu-west-1:444455556666:key/1234", {}, ["444455556666"]],
    "a bucket, whose ARN does not show it": [
      "arn:aws:s3:::b",
      {},
      { doubt: "The value of aws:ResourceAccount for arn:aws:s3:::b is not known." },
    ],
    "a bucket in a request that says it": ["arn:aws:s3:::b", { "aws:ResourceAccount": "1" }, ["1"]],
    "a request without it": ["arn:aws:s3:::b", { "aws:ResourceAccount": [] }, []],
    "nothing in particular": ["", {}, undefined],
  };
  for (const [what, [resource, members, found]] of Object.entries(owners))
    it(`has the account of ${what}`, () => {
      const context = contextMap(members);
      const request = { caller: callers.user, action: "s3:GetObject", resource, context };
      assert.deepEqual(contextOf(request).get("aws:resourceaccount"), found);
    });

  it("gives way to what the request says, absence included", () => {
    const context = contextMap({ "aws:PrincipalArn": "arn:aws:iam::1:role/x", "aws:PrincipalType": [] });
    const request = { caller: callers.user, action: "s3:GetObject", resource: "arn:aws:s3:::b/k", context };
    assert.deepEqual(contextOf(request).get("aws:principalarn"), ["arn:aws:iam::1:role/x"]);
    assert.deepEqual(contextOf(request).get("aws:principaltype"), []);
    assert.deepEqual(contextOf(request).get("aws:username"), ["Ann"]);
  });
});
