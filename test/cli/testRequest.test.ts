import assert from "node:assert/strict";
import { bucketStatement, keyStatement, policyOf } from "../support/statements.ts";
import { header, uploadDeny } from "../support/uploadDenies.ts";
import { latchkey, type Ran } from "./fakeWorld.ts";

interface TestReport {
  readonly decision: string;
  readonly by: readonly number[];
  readonly statements: readonly {
    readonly index: number;
    readonly matches: boolean | "depends";
    readonly because: string;
  }[];
  readonly reason?: string;
}

const clerk = "arn:aws:iam::123456789012:role/Clerk";
const object = "arn:aws:s3:::ledger/a";
const bucketPolicy = policyOf(
  bucketStatement({ Action: ["s3:GetObject", "s3:PutObject"] }),
  uploadDeny({ StringNotEquals: { [header]: "aws:kms" } }),
);

async function test(
  policy: object,
  ...args: readonly string[]
): Promise<Ran & { readonly report: TestReport }> {
  const ran = await latchkey(["test", "-", "--format", "json", ...args], { stdin: JSON.stringify(policy) });
  assert.equal(ran.stderr, "");
  return { ...ran, report: JSON.parse(ran.stdout) as TestReport };
}

function request(principal: string, action: string, resource = object): readonly string[] {
  return ["--principal", principal, "--action", action, "--resource", resource];
}

describe("latchkey test", () => {
  it("tells what each statement had to do with an allowed request", async () => {
    const { exitCode, report } = await test(
      bucketPolicy,
      ...request(clerk, "s3:PutObject"),
      "--context",
      `${header}=aws:kms`,
    );
    assert.deepEqual(report, {
      decision: "allowed",
      by: [0],
      statements: [
        { index: 0, matches: true, because: "Every part matches." },
        {
          index: 1,
          matches: false,
          because: `Condition StringNotEquals on ${header} did not hold: the request has "aws:kms".`,
        },
      ],
    });
    assert.equal(exitCode, 0);
  });

  const decisions: Readonly<Record<string, readonly [readonly string[], string, readonly number[], number]>> =
    {
      "an explicit deny": [request(clerk, "s3:PutObject"), "denied", [1], 0],
      "nothing said": [request("arn:aws:iam::123456789012:user/Bob", "s3:GetObject"), "notAllowed", [], 0],
      "a session by its own ARN": [
        request("arn:aws:sts::123456789012:assumed-role/Clerk/shift", "s3:GetObject"),
        "allowed",
        [0],
        0,
      ],
      "a service": [request("logging.s3.amazonaws.com", "s3:PutObject"), "denied", [1], 0],
      nobody: [request("anonymous", "s3:GetObject"), "notAllowed", [], 0],
      "an account by its number": [request("123456789012", "s3:GetObject"), "notAllowed", [], 0],
      "a federated user": [
        request("arn:aws:sts::123456789012:federated-user/Eve", "s3:GetObject"),
        "notAllowed",
        [],
        0,
      ],
      "a canonical user": [request("0".repeat(64), "s3:GetObject"), "notAllowed", [], 0],
      "an empty value, which is a value": [
        [...request(clerk, "s3:PutObject"), "--context", `${header}=`],
        "denied",
        [1],
        0,
      ],
      "a key in another case": [
        [...request(clerk, "s3:PutObject"), "--context", `${header.toUpperCase()}=aws:kms`],
        "allowed",
        [0],
        0,
      ],
      "several values of a key": [
        [
          ...request(clerk, "s3:PutObject"),
          "--context",
          `${header}=aws:kms`,
          "--context",
          `${header}=AES256`,
        ],
        "depends",
        [0, 1],
        1,
      ],
    };
  for (const [situation, [args, decision, by, expected]] of Object.entries(decisions)) {
    it(`decides ${situation}`, async () => {
      const { exitCode, report } = await test(bucketPolicy, ...args);
      assert.deepEqual([report.decision, report.by, exitCode], [decision, by, expected]);
      assert.equal(report.reason === undefined, decision !== "depends");
    });
  }

  it("takes the key that a key policy belongs to where no resource is given", async () => {
    const policy = policyOf(keyStatement());
    const { report } = await test(policy, "--principal", clerk, "--action", "kms:DescribeKey");
    assert.equal(report.decision, "allowed");
  });

  it("says depends where a statement may match", async () => {
    const policy = policyOf(uploadDeny({ StringMatches: { [header]: "a" } }), bucketStatement());
    const { report } = await test(policy, ...request(clerk, "s3:PutObject"));
    assert.equal(report.statements[0]?.matches, "depends");
  });

  const misused: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
    "no principal": [
      ["--action", "s3:GetObject", "--resource", object],
      /--principal is missing\. Give the ARN/,
    ],
    "no action": [["--principal", clerk, "--resource", object], /--action is missing\. Give one action/],
    "no resource for a bucket": [
      ["--principal", clerk, "--action", "s3:GetObject"],
      /--resource is missing\. Give the ARN/,
    ],
    "a principal that is nobody": [
      request("Bob", "s3:GetObject"),
      /--principal cannot be "Bob"\. Give the ARN/,
    ],
    "a pattern for an action": [request(clerk, "s3:*"), /--action cannot be "s3:\*"/],
    "a bucket's name for a resource": [
      request(clerk, "s3:GetObject", "ledger"),
      /--resource cannot be "ledger"/,
    ],
    "a condition key without a value": [
      [...request(clerk, "s3:GetObject"), "--context", "aws:SecureTransport"],
      /--context takes KEY=VALUE, not "aws:SecureTransport"/,
    ],
    "a value without a condition key": [
      [...request(clerk, "s3:GetObject"), "--context", "=true"],
      /--context takes KEY=VALUE/,
    ],
  };
  for (const [situation, [args, message]] of Object.entries(misused)) {
    it(`ends with 2 and says why for ${situation}`, async () => {
      const { exitCode, stdout, stderr } = await latchkey(["test", "-", ...args], {
        stdin: JSON.stringify(bucketPolicy),
      });
      assert.match(stderr, message);
      assert.deepEqual([exitCode, stdout], [2, ""]);
    });
  }

  const notAllowed = {
    [clerk.replace("Clerk", "Cook")]:
      /^notAllowed: no statement allows the request; within the account IAM may/,
    anonymous: /^notAllowed: no statement allows the request, and no IAM policy applies to such a caller\.$/m,
    "logging.s3.amazonaws.com": /^notAllowed: .*, and no IAM policy applies to such a caller\.$/m,
  };
  for (const [principal, words] of Object.entries(notAllowed))
    it(`tells whether IAM may allow what is not allowed to ${principal}`, async () => {
      const { stdout } = await latchkey(["test", "-", ...request(principal, "s3:GetObject")], {
        stdin: JSON.stringify(bucketPolicy),
      });
      assert.match(stdout, words);
    });

  it("shows people the decision first, and which statements gave it", async () => {
    const { stdout } = await latchkey(["test", "-", ...request(clerk, "s3:PutObject")], {
      stdin: JSON.stringify(bucketPolicy),
    });
    assert.match(stdout, /^denied: an explicit Deny/);
    assert.match(stdout, /^ {3}Allow {2}statement 1 {5}matches {2}Every part matches\.$/m);
    assert.match(stdout, /^> {2}Deny {3}"RefuseUpload" {2}matches {2}Every part matches\.$/m);
  });

  it("says who else may allow what a policy does not, for its kind", async () => {
    const firstLineFor = async (policy: object, action: string): Promise<string | undefined> => {
      const args = request("arn:aws:iam::123456789012:user/Bob", action, "*");
      return (await latchkey(["test", "-", ...args], { stdin: JSON.stringify(policy) })).stdout.split(
        "\n",
      )[0];
    };
    const key = policyOf(keyStatement({ Principal: { AWS: clerk } }));
    assert.deepEqual(
      [await firstLineFor(bucketPolicy, "s3:GetObject"), await firstLineFor(key, "kms:Decrypt")],
      [
        "notAllowed: no statement allows the request; within the account IAM may.",
        "notAllowed: no statement allows the request; without one, only a grant may.",
      ],
    );
  });
});
