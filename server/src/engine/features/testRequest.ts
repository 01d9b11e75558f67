import { evaluate, type Decision } from "../evaluate/evaluate.ts";
import type { Caller } from "../evaluate/request.ts";
import { isDoubt } from "../evaluate/truth.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { namesIn } from "../prove/access/keyPrincipals.ts";
import { readCaller } from "./readCaller.ts";

/** A request as somebody describes it. */
export interface RequestDescription {
  /** As `readCaller` takes it. */
  readonly principal: string;
  /** `s3:PutObject` */
  readonly action: string;
  /** The ARN acted on. */
  readonly resource: string;
  /** The values of condition keys, by the key's name in any case, taken literally. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** What a policy says to one request, as people read it. */
export interface TestedRequest {
  readonly decision: Decision["decision"];
  /** What that means, in a sentence. */
  readonly meaning: string;
  /** Why it depends; a sentence. */
  readonly reason?: string;
  /** The statements that gave it. */
  readonly by: readonly Statement[];
  /** Every statement, in the order of the document. */
  readonly statements: readonly TestedStatement[];
}

export interface TestedStatement {
  readonly statement: Statement;
  readonly matches: "yes" | "no" | "unsure";
  /** Why, in a sentence. */
  readonly because: string;
}

/** The parts of a request that are typed. */
export type RequestPart = "principal" | "action" | "resource";

/** Decides one request. Undefined when nobody can be told from its principal. */
export function testRequest(policy: Policy, description: RequestDescription): TestedRequest | undefined {
  const { principal, action, resource, context } = description;
  const caller = readCaller(principal, namesIn(policy));
  if (caller === undefined) return undefined;
  const keys = Object.entries(context).map(([key, values]) => [key.toLowerCase(), values] as const);
  const { decision, by, reason, statements } = evaluate(policy, {
    caller,
    action,
    resource,
    context: new Map(keys),
  });
  return {
    decision,
    meaning:
      decision === "notAllowed"
        ? `${meanings[decision]} ${otherWays[otherWayInto(policy, caller)]}`
        : meanings[decision],
    ...(reason !== undefined && { reason }),
    by,
    statements: statements.map(({ statement, matches, because }) => ({
      statement,
      matches: isDoubt(matches) ? "unsure" : matches ? "yes" : "no",
      because,
    })),
  };
}

const meanings: Readonly<Record<Decision["decision"], string>> = {
  allowed: "This policy allows the request.",
  denied: "A Deny of this policy refuses the request, whatever other policies say.",
  notAllowed: "No Allow of this policy covers the request.",
  depends: "What becomes of the request depends on what this policy alone does not say.",
};

/** Who else may allow what a policy does not. */
export type OtherWay = "nobody" | "grant" | "iam";

/**
 * IAM policies say something of those who belong to an account alone, and count for a key only where its policy lets
 * them: else only a grant is left.
 */
export function otherWayInto({ kind }: Policy, { type }: Caller): OtherWay {
  if (type === "anonymous" || type === "service") return "nobody";
  return kind === "kms-key-policy" ? "grant" : "iam";
}

const otherWays: Readonly<Record<OtherWay, string>> = {
  nobody: "No IAM policy applies to such a caller.",
  grant: "Only a grant may still allow it: IAM policies count where a key policy lets them.",
  iam: "Within the account an IAM policy may still allow it.",
};

/** What is wrong with a part of a request, in a sentence; undefined when it will do. */
export function complaintAboutRequest(part: RequestPart, value: string): string | undefined {
  if (part === "principal" && readCaller(value) === undefined)
    return 'Give the ARN of a user, a role or a session, an account, a service such as "logging.s3.amazonaws.com", or "anonymous".';
  if (part === "action" && !/^[\w-]+:\w+$/.test(value))
    return 'Give one action with its service, such as "s3:PutObject".';
  if (part === "resource" && !/^(?:arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:.+|\*)$/.test(value))
    return 'Give the ARN that is acted on, such as "arn:aws:s3:::example/report.pdf".';
  return undefined;
}
