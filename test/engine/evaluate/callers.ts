import type { Caller } from "../../../server/src/engine/evaluate/request.ts";

/** One caller of each type, in account 111122223333 as far as they have one. */
export const callers = {
  anonymous: { type: "anonymous" },
  service: { type: "service", name: "logging.s3.amazonaws.com" },
  root: { type: "root", arn: "arn:aws:iam::111122223333:root" },
  user: { type: "user", arn: "arn:aws:iam::111122223333:user/team/Ann" },
  session: {
    type: "session",
    arn: "arn:aws:sts::111122223333:assumed-role/App/one",
    roleArn: "arn:aws:iam::111122223333:role/service/App",
  },
  federatedUser: { type: "federatedUser", arn: "arn:aws:sts::111122223333:federated-user/Fay" },
  canonicalUser: { type: "canonicalUser", id: "c".repeat(64) },
} as const satisfies Readonly<Record<string, Caller>>;

export type CallerName = keyof typeof callers;

export const callerNames = Object.keys(callers) as readonly CallerName[];
