import assert from "node:assert/strict";
import type { DocumentDiagnosticReport } from "vscode-languageserver";
import { noSurroundings } from "../../server/src/engine/engine.ts";
import { readSettings } from "../../server/src/lsp/settings.ts";
import type { Services } from "../../server/src/lsp/services.ts";
import { pullCapabilities, pushCapabilities } from "../support/lspClient.ts";
import { withSession } from "../support/lspSession.ts";
import { manualClock } from "../support/manualClock.ts";
import { markingServices, policyWithSids } from "../support/markingServices.ts";

const uri = "file:///key.json";

/** Asked for its answer alone, which says that the server has taken everything before. */
const start = { line: 0, character: 0 };
const nothingAsked = { textDocument: { uri: "file:///none" }, range: { start, end: start }, context: {} };

describe("readSettings", () => {
  const good = { "s3/merged-deny": "hint", "kms/lockout": "off" };
  for (const [name, section, overrides, mistakes] of [
    ["nothing", undefined, {}, []],
    ["null", null, {}, []],
    ["a word", "x", {}, []],
    ["no rules", {}, {}, []],
    ["rules", { rules: good }, good, []],
    ["a list of rules", { rules: [] }, {}, ["latchkey.rules has to be an object."]],
    ["an unknown rule", { rules: { ...good, "s3/x": "off" } }, good, ['There is no rule "s3/x".']],
    [
      "an unknown severity",
      { rules: { "kms/lockout": "fatal" } },
      {},
      ['"kms/lockout" has to be "error", "warning", "information", "hint" or "off", not "fatal".'],
    ],
    ["a name that every object has", { rules: { toString: "off" } }, {}, ['There is no rule "toString".']],
  ] as const) {
    it(`reads ${name}`, () => {
      const { surroundings, ...read } = readSettings(section, ["s3/merged-deny", "kms/lockout"]);
      assert.deepEqual(read, { overrides, inlayHints: false, mistakes });
      assert.deepEqual(surroundings, noSurroundings);
    });
  }

  for (const [name, section, surroundings, mistakes] of [
    ["a profile", { profile: "defaultEncryption" }, { profile: "defaultEncryption", allowDsse: true }, []],
    ["that DSSE is refused", { allowDsse: false }, { profile: "strict", allowDsse: false }, []],
    ["what is not set", { profile: null, allowDsse: null }, noSurroundings, []],
    [
      "neither where both make no sense",
      { profile: "lax", allowDsse: "no" },
      noSurroundings,
      [
        'latchkey.profile has to be "strict" or "defaultEncryption", not "lax".',
        'latchkey.allowDsse has to be true or false, not "no".',
      ],
    ],
  ] as const) {
    it(`reads ${name}`, () => {
      assert.deepEqual(readSettings(section, []), {
        overrides: {},
        surroundings,
        inlayHints: false,
        mistakes,
      });
    });
  }
});

describe("settings", () => {
  it("take effect at once when the client says that they changed", async () => {
    let rules: object = {};
    await withSession({ settings: () => ({ rules }) }, async (client) => {
      const nextSeverity = (severity: number | undefined): Promise<unknown> =>
        client.inbox.next("textDocument/publishDiagnostics", (one) => {
          return one.diagnostics[0]?.severity === severity;
        });
      await client.open(uri, policyWithSids("bad"));
      await nextSeverity(1);
      rules = { "policy/bad-sid": "information" };
      await client.notify("workspace/didChangeConfiguration", { settings: null });
      await nextSeverity(3);
      rules = { "policy/bad-sid": "off" };
      await client.notify("workspace/didChangeConfiguration", { settings: null });
      await nextSeverity(undefined);
    });
  });

  it("say what is wanted of every document", async () => {
    const profiles: string[] = [];
    const analyze: Services["analyze"] = (source, overrides) => {
      profiles.push(source.surroundings?.profile ?? "");
      return markingServices.analyze(source, overrides);
    };
    const settings = (): object => ({ profile: "defaultEncryption" });
    await withSession({ settings, services: { analyze } }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.published(uri, 1);
      assert.deepEqual(profiles, ["defaultEncryption"]);
    });
  });

  it("are taken from the news of a change where the client answers no questions about them", async () => {
    await withSession({ capabilities: {} }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.equal((await client.published(uri, 1)).diagnostics.length, 1);
      const settings = { latchkey: { rules: { "policy/bad-sid": "off" } } };
      await client.notify("workspace/didChangeConfiguration", { settings });
      await client.inbox.next("textDocument/publishDiagnostics", (one) => {
        return one.diagnostics.length === 0;
      });
    });
  });

  it("are watched where the client announces changes on demand", async () => {
    const workspace = {
      ...pushCapabilities.workspace,
      didChangeConfiguration: { dynamicRegistration: true },
    };
    await withSession({ capabilities: { workspace } }, async (client) => {
      await client.inbox.next("client/registerCapability");
    });
  });

  it("that make no sense are ignored in part, with one line that says so", async () => {
    const rules = { "policy/bad-sid": "warning", "policy/json-syntax": 3, "s3/nothing": "off" };
    await withSession({ settings: () => ({ rules }) }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.equal((await client.published(uri, 1)).diagnostics[0]?.severity, 2);
      assert.deepEqual(client.inbox.all("window/logMessage"), [
        {
          type: 2,
          message:
            'Settings are ignored in part. "policy/json-syntax" has to be "error", "warning", "information", ' +
            '"hint" or "off", not 3. There is no rule "s3/nothing".',
        },
      ]);
    });
  });

  it("are waited for, so that what the user turned off never shows up", async () => {
    const rules = { "policy/bad-sid": "off" };
    const settings = (): Promise<object> => new Promise((resolve) => setTimeout(resolve, 50, { rules }));
    await withSession({ settings }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.published(uri, 1);
      const published = client.inbox.all("textDocument/publishDiagnostics");
      assert.deepEqual(published, [{ uri, version: 1, diagnostics: [] }]);
    });
  });

  it("are those of the last change, whichever answer comes last", async () => {
    const answers: ((rules: object) => void)[] = [];
    const settings = async (): Promise<object> => ({
      rules: await new Promise<object>((resolve) => answers.push(resolve)),
    });
    await withSession({ settings, capabilities: pullCapabilities }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      await client.notify("workspace/didChangeConfiguration", { settings: null });
      await client.request("textDocument/codeAction", nothingAsked);
      const [first, second] = answers;
      assert(first !== undefined && second !== undefined);
      second({ "policy/bad-sid": "hint" });
      await client.inbox.next("workspace/diagnostic/refresh");
      first({ "policy/bad-sid": "off" });
      await client.request("textDocument/codeAction", nothingAsked);
      const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      assert.equal(report.kind === "full" && report.items[0]?.severity, 4);
    });
  });

  it("that cannot be had are gone without", async () => {
    const settings = (): Promise<never> => Promise.reject(new Error("none"));
    const { after } = manualClock();
    await withSession({ settings, services: { after }, capabilities: pullCapabilities }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      const report = await client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      assert.equal(report.kind === "full" && report.items.length, 1);
    });
  });

  it("do not hold diagnostics up for ever when the client never answers", async () => {
    const after = (_milliseconds: number, callback: () => void): (() => void) => {
      setImmediate(callback);
      return () => undefined;
    };
    const settings = (): Promise<never> => new Promise(() => undefined);
    await withSession({ settings, services: { after } }, async (client) => {
      await client.open(uri, policyWithSids("bad"));
      assert.equal((await client.published(uri, 1)).diagnostics.length, 1);
    });
  });
});
