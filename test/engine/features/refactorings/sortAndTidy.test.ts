import assert from "node:assert/strict";
import { sortAndTidy } from "../../../../server/src/engine/features/refactorings/sortAndTidy.ts";
import { read } from "../read.ts";
import { leaves } from "./testRewrites.ts";

/** Texts and what they are in order; undefined where nothing is offered. */
const cases: Readonly<Record<string, readonly [before: string, after: string | undefined]>> = {
  "a document on one line": [
    '{"Statement":[{"Resource":"*","Action":"a","Effect":"Allow","Sid":"A"}],"Id":"i","Version":"v"}',
    '{"Version":"v","Id":"i","Statement":[{"Sid":"A","Effect":"Allow","Action":"a","Resource":"*"}]}',
  ],
  "a document with lines": [
    '{\n  "Statement": {\n    "Condition": {\n      "Null": { "b": "true", "a": "true" }\n    },\n    "NotResource": "*",\n    "Effect": "Deny"\n  },\n  "Version": "v"\n}\n',
    '{\n  "Version": "v",\n  "Statement": {\n    "Effect": "Deny",\n    "NotResource": "*",\n    "Condition": {\n      "Null": { "b": "true", "a": "true" }\n    }\n  }\n}\n',
  ],
  "tabs and CRLF": [
    '{\r\n\t"Statement": [],\r\n\t"Version": "v"\r\n}',
    '{\r\n\t"Version": "v",\r\n\t"Statement": []\r\n}',
  ],
  "members that AWS does not know, which come last as they stood": [
    '{"b":1,"Statement":[{"z":1,"Sid":"A","y":2}],"a":2}',
    '{"Statement":[{"Sid":"A","z":1,"y":2}],"b":1,"a":2}',
  ],
  "a document in order": ['{"Version":"v","Statement":[{"Effect":"Allow","Action":"a"}]}', undefined],
  "a document with a member twice": ['{"Statement":[],"Version":"v","Version":"w"}', undefined],
  "a statement with a member twice": ['{"Statement":[{"Sid":"a","Sid":"b"}],"Version":"v"}', undefined],
  "a text that is not JSON": ['{"Statement":[],"Version":"v",}', undefined],
  "an empty document": ["{}", undefined],
  "comments above, behind and inside of members": [
    '{ // the policy\n  // who\n  "Statement": [], // all of it\n\n  /* since\n     2012 */\n  "Version": "v" /* the newer, always */ // yes\n  // the end\n}',
    '{ // the policy\n\n  /* since\n     2012 */\n  "Version": "v", /* the newer, always */ // yes\n  // who\n  "Statement": [] // all of it\n  // the end\n}',
  ],
  "comments with CRLF": [
    '{\r\n  "Statement": {\r\n    "Action": "a", // a\r\n    // e\r\n    "Effect": "e"\r\n  }\r\n}',
    '{\r\n  "Statement": {\r\n    // e\r\n    "Effect": "e",\r\n    "Action": "a" // a\r\n  }\r\n}',
  ],
  "comments inside of a member alone": [
    '{"Statement":[/* none */],"Version":"v"}',
    '{"Version":"v","Statement":[/* none */]}',
  ],
  "a comment between members on one line": ['{"Statement":[], /* v */ "Version":"v"}', undefined],
  "a comment before a comma on a line of its own": [
    '{\n  "Statement": [] // all\n  ,\n  "Version": "v"\n}',
    undefined,
  ],
  "a brace behind a member, where a comment would swallow it": [
    '{\n  "Statement": [], // all\n  "Version": "v" }',
    undefined,
  ],
};

describe("Sort and tidy", () => {
  for (const [name, [before, after]] of Object.entries(cases)) {
    it(`${after === undefined ? "leaves alone" : "sorts"} ${name}`, () => {
      assert.equal(sorted(before), after);
      if (after !== undefined) assert.equal(sorted(after), undefined, "there is nothing left to sort");
    });
  }

  it("leaves a bucket encryption document alone", () => {
    assert.equal(sortAndTidy(read('{"b":1,"Rules":[]}', "s3-bucket-encryption")), undefined);
  });
});

function sorted(text: string): string | undefined {
  return leaves(text, sortAndTidy(read(text, "kms-key-policy")));
}
