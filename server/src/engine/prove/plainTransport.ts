import { matches } from "../evaluate/matches.ts";
import type { Request } from "../evaluate/request.ts";
import type { Policy } from "../policy/policy.ts";
import type { Tie } from "./callers/ties.ts";
import { findRequest } from "./findRequest.ts";
import { memoryOfGroup } from "./search/memory.ts";
import { objectsOf } from "./uploads/objects.ts";

/**
 * A request over plain HTTP that no Deny of a bucket policy refuses: for an object, or else for the list of them.
 * Whether something allows it is left open. Undefined where there is none, or none that is certain.
 */
export function findPlainRequest(policy: Policy, bucketArn: string): Request | undefined {
  const objects = { action: "s3:GetObject", example: `${bucketArn}/example.txt`, tie: objectsOf(policy) };
  const bucket: Tie = { kind: "given", values: [bucketArn] };
  return (
    findFor(policy, objects) ?? findFor(policy, { action: "s3:ListBucket", example: bucketArn, tie: bucket })
  );
}

interface Target {
  readonly action: string;
  /** The ARN of one of them. */
  readonly example: string;
  readonly tie: Tie;
}

/** Most policies have nothing against it, and then the first request that comes to mind will do. */
function findFor(policy: Policy, { action, example, tie }: Target): Request | undefined {
  const noneOf = policy.statements.filter(({ effect }) => effect === "Deny");
  const request: Request = {
    caller: {
      type: "session",
      arn: "arn:aws:sts::111122223333:assumed-role/example/example",
      roleArn: "arn:aws:iam::111122223333:role/example",
    },
    action,
    resource: example,
    context: new Map([[TLS_KEY, ["false"]]]),
  };
  if (noneOf.every((deny) => matches(deny, request, policy) === false)) return request;
  const asked = new Map<string, Tie>([
    ["resource", tie],
    [TLS_KEY, { kind: "given", values: ["false"] }],
    ["s3:tlsversion", { kind: "given", values: undefined }],
  ]);
  const question = { action, asked, noneOf, callers: "identified", memory: policy.once(ownMemory) } as const;
  const finding = findRequest(policy, question);
  return finding.result === "found" ? finding.request : undefined;
}

const ownMemory = memoryOfGroup();

const TLS_KEY = "aws:securetransport";
