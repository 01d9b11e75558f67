import assert from "node:assert/strict";
import { operandsOf, parseArguments, UsageError, type Option } from "../../server/src/cli/arguments.ts";

const options: readonly Option[] = [
  { name: "format", value: "FORMAT", choices: ["pretty", "json"], summary: "" },
  { name: "fix", summary: "" },
  { name: "help", short: "h", summary: "" },
];

describe("parseArguments", () => {
  it("tells options from operands, wherever they stand", () => {
    const parsed = parseArguments(["a.json", "--format", "json", "-", "--fix", "b c.json"], options);
    assert.deepEqual(parsed.operands, ["a.json", "-", "b c.json"]);
    assert.equal(parsed.valueOf("format"), "json");
    assert.equal(parsed.has("fix"), true);
    assert.equal(parsed.has("help"), false);
  });

  it("takes values behind an equals sign, short names and the last of several values", () => {
    const parsed = parseArguments(["--format=json", "-h", "--format=pretty"], options);
    assert.equal(parsed.valueOf("format"), "pretty");
    assert.equal(parsed.has("help"), true);
  });

  it("keeps all values of an option that is given several times", () => {
    const parsed = parseArguments(["--format=json", "--format", "pretty"], options);
    assert.deepEqual(parsed.valuesOf("format"), ["json", "pretty"]);
    assert.deepEqual(parsed.valuesOf("fix"), []);
  });

  it("takes everything behind two hyphens for operands", () => {
    assert.deepEqual(parseArguments(["--", "--fix", "-x"], options).operands, ["--fix", "-x"]);
  });

  const refused: Readonly<Record<string, readonly [readonly string[], string]>> = {
    "a mistyped option": [["--formt", "json"], "Unknown option --formt. Did you mean --format?"],
    "an option like none": [["--recursive"], "Unknown option --recursive."],
    "an unknown letter": [["-x"], "Unknown option -x."],
    "a mistyped value": [
      ["--format", "jsn"],
      '--format cannot be "jsn". Did you mean json? It takes pretty, json.',
    ],
    "a value like none": [["--format=yaml"], '--format cannot be "yaml". It takes pretty, json.'],
    "a missing value at the end": [["--format"], "--format needs a value: FORMAT."],
    "a missing value before an option": [["--format", "--fix"], "--format needs a value: FORMAT."],
    "an empty value": [["--format="], "--format needs a value: FORMAT."],
    "a value for a flag": [["--fix=yes"], "--fix takes no value."],
  };
  for (const [situation, [args, message]] of Object.entries(refused)) {
    it(`refuses ${situation}`, () => {
      assert.throws(
        () => parseArguments(args, options),
        (error) => error instanceof UsageError && error.message === message,
      );
    });
  }
});

describe("operandsOf", () => {
  it("gives as many operands as there are names", () => {
    assert.deepEqual(operandsOf(parseArguments(["a", "b"], options), ["OLD", "NEW"]), ["a", "b"]);
  });

  for (const [args, message] of [
    [["a"], "This command takes OLD and NEW, and NEW is missing."],
    [["a", "b", "c"], "This command takes OLD and NEW, and there are more."],
  ] as const) {
    it(`refuses ${String(args.length)} for two`, () => {
      assert.throws(
        () => operandsOf(parseArguments(args, options), ["OLD", "NEW"]),
        (error) => error instanceof UsageError && error.message === message,
      );
    });
  }
});
