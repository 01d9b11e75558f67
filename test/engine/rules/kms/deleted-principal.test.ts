import { deletedPrincipal } from "../../../../server/src/engine/rules/kms/deleted-principal.ts";
import { keyStatement, policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

const role = "AROAEXAMPLEEXAMPLE123";
const user = "AIDAEXAMPLEEXAMPLE123";
const app = "arn:aws:iam::111122223333:role/App";

testRule(deletedPrincipal, {
  passes: {
    "principals that are there": policyOf(
      keyStatement({ Principal: { AWS: [app, "111122223333"] } }),
      keyStatement({ Principal: "*" }),
      keyStatement({ Principal: { Service: "s3.amazonaws.com" } }),
    ),
    "a unique id in a condition": policyOf(
      keyStatement({ Principal: "*", Condition: { StringLike: { "aws:userid": `${role}:*` } } }),
    ),
    "a role whose name begins like an id": policyOf(
      keyStatement({ Principal: { AWS: `arn:aws:iam::111122223333:role/${role}` } }),
    ),
  },
  fails: {
    "a role among others": {
      policy: policyOf(keyStatement({ Sid: "Use", Principal: { AWS: [`⟦${role}⟧`, app] } })),
      message: `"${role}" is what is left of a role that was deleted. "Use" no longer speaks of anybody by it, not even of a new role with the same name.`,
      fixes: [
        {
          title: `Remove "${role}" from the principals of "Use"`,
          access: "unchanged",
          text: policyOf(keyStatement({ Sid: "Use", Principal: { AWS: [app] } })),
        },
      ],
    },
    "a user alone": {
      policy: policyOf(keyStatement(), keyStatement({ Principal: { AWS: `⟦${user}⟧` } })),
      message: `"${user}" is what is left of a user that was deleted. Statement 2 no longer speaks of anybody by it, not even of a new user with the same name.`,
      fixes: [
        {
          title: `Remove statement 2, which speaks of nobody but "${user}"`,
          access: "unchanged",
          text: policyOf(keyStatement()),
        },
      ],
    },
    "beside a service": {
      policy: policyOf(
        keyStatement({ Sid: "Use", Principal: { Service: "s3.amazonaws.com", AWS: `⟦${role}⟧` } }),
      ),
      message: `"${role}" is what is left of a role that was deleted. "Use" no longer speaks of anybody by it, not even of a new role with the same name.`,
      fixes: [
        {
          title: `Remove "${role}" from the principals of "Use"`,
          access: "unchanged",
          text: policyOf(keyStatement({ Sid: "Use", Principal: { Service: "s3.amazonaws.com" } })),
        },
      ],
    },
    "whom a Deny spares": {
      policy: policyOf({ Effect: "Deny", NotPrincipal: { AWS: [`⟦${role}⟧`] }, Action: "kms:*" }),
      message: `"${role}" is what is left of a role that was deleted. Statement 1 no longer speaks of anybody by it, not even of a new role with the same name.`,
      fixes: [],
    },
  },
});
