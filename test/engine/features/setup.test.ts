import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readDocument } from "../../../server/src/engine/engine.ts";
import { setupOf, type Setup, type SetupDocument } from "../../../server/src/engine/features/setup.ts";
import { setupDiagramOf } from "../../../server/src/engine/features/setupDiagram.ts";

const examples = path.join(__dirname, "..", "..", "..", "examples");
const denyOfOtherKeys = /,\s*\{\s*"Sid": "UploadsMustUseTheRecordsKey"[^]*?\n {4}\}/;

function example(name: string): string {
  return readFileSync(path.join(examples, name), "utf8");
}

function setupIn(texts: Readonly<Record<string, string>>): Setup {
  const documents = Object.entries(texts).flatMap(([name, text]): readonly SetupDocument[] => {
    const policy = readDocument({ text, fileName: name });
    return policy === undefined ? [] : [{ uri: `file:///${name}`, name, policy }];
  });
  return setupOf(documents);
}

function openDoorsIn({ nodes }: Setup): readonly string[] {
  return nodes.filter(({ isOpenDoor }) => isOpenDoor).map(({ title }) => title);
}

describe("the setup", () => {
  const bucket = example("bucket-policy.json");
  const key = example("key-policy.json");

  it("has the key, its principals, the bucket and what gets through", () => {
    const setup = setupIn({ "key.json": key, "bucket.json": bucket });
    assert.equal(setup.summary, "1 key · 1 bucket · no open door");
    const titleOf = (id: string): string => setup.nodes.find((node) => node.id === id)?.title ?? "";
    assert.deepEqual(
      setup.edges.map(({ from, label, to }) => [titleOf(from), label, titleOf(to)]),
      [
        ["account 111122223333", "delegates by IAM", "Key: key.json"],
        ["role/KeyAdministrator", "administers and grants", "Key: key.json"],
        ["role/RecordsService", "uses", "Key: key.json"],
        ["SSE-KMS with the right key", "gets through", "Bucket: bucket.json"],
        ["Bucket: bucket.json", "uploads must use", "Key: key.json"],
      ],
    );
  });

  it("shows an open door where a deny is missing, and goes to where it would stand", () => {
    const setup = setupIn({ "bucket.json": bucket.replace(denyOfOtherKeys, "") });
    assert(openDoorsIn(setup).includes("SSE-KMS with another key of the account"));
    assert.match(setup.summary, /open doors$/);
    const door = setup.nodes.find(({ isOpenDoor }) => isOpenDoor);
    assert.equal(door?.statement?.effect, "Deny");
    assert.match(setupDiagramOf(setup), new RegExp(`^  class .*${door.id}.* open$`, "m"));
    assert.deepEqual(openDoorsIn(setupIn({ "bucket.json": bucket })), []);
  });

  it("marks who both administers and uses a key", () => {
    const faulty = example("faulty/administrator-can-decrypt.key-policy.json");
    assert.deepEqual(openDoorsIn(setupIn({ "key.json": faulty })), ["role/KeyAdministrator"]);
  });

  it("leaves out what is half typed, and says when there is nothing", () => {
    const setup = setupIn({ "bucket.json": bucket.slice(0, -3) });
    assert.deepEqual([setup.nodes, setup.summary], [[], "There is no key policy or bucket policy to draw."]);
  });

  it("draws every node that its edges join", () => {
    const diagram = setupDiagramOf(setupIn({ "key.json": key, 'b"u[c]ket.json': bucket }));
    assert.match(diagram, /^flowchart LR\n {2}accTitle: .*\n {2}accDescr: 1 key/);
    assert.match(diagram, /bucket0\[\("Bucket: b#34;u#91;c#93;ket\.json"\)\]/);
    for (const [, from = "", to = ""] of diagram.matchAll(/^ {2}(\w+) -->\|.*\| (\w+)$/gm))
      for (const id of [from, to]) assert.match(diagram, new RegExp(`^  ${id}\\W`, "m"));
  });
});
