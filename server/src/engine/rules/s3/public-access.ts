import type { Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import { publicBucketAccessOf, type PublicBucketAccess } from "../../prove/access/publicBucket.ts";
import { sentence } from "../sentence.ts";

export const publicAccess: Rule = {
  id: "s3/public-access",
  summary: "Everybody in the world has access to the bucket",
  kinds: ["s3-bucket-policy"],
  severity: "warning",

  *check(policy) {
    for (const access of publicBucketAccessOf(policy)) yield problemOf(access);
  },
};

/** What is public to read may be meant to be: a website, open data. That everybody may write is hardly ever meant. */
function problemOf({ statement, actions }: PublicBucketAccess): Problem {
  const writes = actions.filter(
    ({ levels }) => !levels.every((level) => level === "Read" || level === "List"),
  );
  const names = listOf((writes.length > 0 ? writes : actions).map(({ name }) => name));
  const consequence =
    writes.length > 0
      ? "Strangers can change what is in it, at your cost and in your name."
      : "That is right for what is meant to be published, and for nothing else.";
  return {
    at: statement.principal?.values.find(({ type }) => type === "*")?.node ?? statement.node,
    ...(writes.length === 0 && { severity: "information" }),
    message: `${sentence(titleOf(statement))} allows everybody in the world ${names}: nothing in its conditions says who may call. ${consequence}`,
  };
}
