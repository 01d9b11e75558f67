import assert from "node:assert/strict";
import { jsonSyntax } from "../../../../server/src/engine/rules/policy/json-syntax.ts";
import { readPolicy } from "../../../../server/src/engine/policy/readPolicy.ts";
import { parseTree } from "../../../../server/src/engine/tree/parse.ts";
import { policyOf } from "../../../support/statements.ts";
import { testRule } from "../../../support/ruleTester.ts";

testRule(jsonSyntax, {
  passes: {
    "a policy": policyOf(),
    "escapes and blanks": '\t{ "Id": "\\u00e9\\n" }\r\n',
  },
  fails: {
    "nothing at all": { policy: "⟦⟧", message: "A value is expected here." },
    "a comment": {
      policy: '{ ⟦// why⟧\n "Statement": [] }',
      message: "AWS accepts no comments in a policy.",
    },
    "a comma too many": {
      policy: '{ "Statement": [ "a"⟦,⟧ ]⟦,⟧ \n}',
      message: [
        "JSON takes no comma before a closing bracket or brace.",
        "JSON takes no comma before a closing bracket or brace.",
      ],
    },
    "a comma too few": {
      policy: '{ "Version": "2012-10-17" ⟦"Statement"⟧: [] }',
      message: "A comma is expected here.",
    },
    "something behind the last brace": {
      policy: '{ "Statement": [] } ⟦}⟧',
      message: "The document ends before this. Nothing may follow its last brace.",
    },
  },
});

describe("policy/json-syntax", () => {
  it("does not flood a hopeless text with findings", () => {
    const policy = readPolicy(parseTree("{ , ".repeat(90)), "kms-key-policy");
    assert.equal([...jsonSyntax.check(policy)].length, 20);
  });
});
