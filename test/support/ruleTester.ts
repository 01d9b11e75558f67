import assert from "node:assert/strict";
import {
  applyEdits,
  type DocumentKind,
  type Finding,
  type Severity,
} from "../../server/src/engine/engine.ts";
import { lint } from "../../server/src/engine/lint/lint.ts";
import type { AccessChange, Fix, Rule } from "../../server/src/engine/lint/rule.ts";
import type { DeclaredSet } from "../../server/src/engine/set/declaredSet.ts";
import { parseTree } from "../../server/src/engine/tree/parse.ts";
import { readInSet, type DocumentText } from "./documentSet.ts";
import { layouts, minified } from "./layouts.ts";
import { takeMarks, toText, type PolicyText } from "./marks.ts";

export interface RuleTable {
  /** The kind that the texts are read as; by default the first that the rule looks at. */
  readonly kind?: DocumentKind;
  /** Texts in which the rule finds nothing, by what they show. */
  readonly passes: Readonly<Record<string, PolicyText | PassingCase>>;
  /** Texts in which it finds something. */
  readonly fails: Readonly<Record<string, FailingCase>>;
}

export interface PassingCase {
  readonly policy: PolicyText;
  readonly kind?: DocumentKind;
  /** What is declared of its set. */
  readonly declared?: DeclaredSet;
  /** The sets that "latchkey.json" declares, this document being "this". */
  readonly sets?: readonly object[];
  /** The other documents of its set, by their URI. */
  readonly others?: Readonly<Record<string, { readonly kind: DocumentKind; readonly policy: PolicyText }>>;
}

export interface FailingCase extends PassingCase {
  /** With ⟦ ⟧ around each span that is to be found; twice where two findings share one. */
  readonly policy: PolicyText;
  /** The message of the one finding, or of each in the order of the text. */
  readonly message: string | readonly string[];
  /** By default the rule's own. */
  readonly severity?: Severity | readonly Severity[];
  /** The text at each related place, in order, over all findings. Not compared when left out. */
  readonly related?: readonly string[];
  /** Every fix of every finding, in order. Not compared when left out; an empty list says that there is none. */
  readonly fixes?: readonly ExpectedFix[];
}

export interface ExpectedFix {
  readonly title: string;
  readonly access: AccessChange;
  /** The whole text that the fix leaves. */
  readonly text: PolicyText;
  /** The whole text that it leaves of other documents, by their URI. */
  readonly others?: Readonly<Record<string, PolicyText>>;
}

/** Registers the tests of a rule's table, and holds every case to what is true of any rule. */
export function testRule(rule: Rule, { passes, fails, kind }: RuleTable): void {
  const defaultKind = kind ?? rule.kinds[0];
  assert(defaultKind !== undefined, `${rule.id} looks at no kind of document`);

  describe(rule.id, () => {
    for (const [situation, given] of Object.entries(passes)) {
      it(`passes: ${situation}`, () => {
        const passing = toCase(given);
        const { text } = takeMarks(toText(passing.policy));
        const check = checkerOf(rule, passing.kind ?? defaultKind, othersOf(passing), passing.declared);
        assert.deepEqual(
          check(text).map(({ message }) => message),
          [],
        );
        assertLayoutsAgree(check, text);
        assertPrefixesRead(check, text);
      });
    }
    for (const [situation, failing] of Object.entries(fails)) {
      it(`fails: ${situation}`, () => {
        const marked = takeMarks(toText(failing.policy));
        const others = othersOf(failing);
        const check = checkerOf(rule, failing.kind ?? defaultKind, others, failing.declared);
        assertFindings(rule, check(marked.text), failing, marked);
        assertFixesWork(check, marked.text, others);
        assertFixesWorkElsewhere(
          rule,
          { uri: "this", kind: failing.kind ?? defaultKind, text: marked.text },
          others,
        );
        assertLayoutsAgree(check, marked.text);
        assertPrefixesRead(check, marked.text);
      });
    }
  });
}

/** Checks a text, in a set with the case's other documents unless others are given. */
type Check = (text: string, others?: readonly DocumentText[]) => readonly Finding[];

function checkerOf(
  rule: Rule,
  kind: DocumentKind,
  others: readonly DocumentText[],
  declared: DeclaredSet | undefined,
): Check {
  return (text, given = others) => lint(readInSet({ uri: "this", kind, text }, given, declared), [rule]);
}

function othersOf({ others = {}, sets }: PassingCase): readonly DocumentText[] {
  const documents = Object.entries(others).map(([uri, { kind, policy }]): DocumentText => ({
    uri,
    kind,
    text: toText(policy),
  }));
  return sets === undefined
    ? documents
    : [...documents, { uri: "latchkey.json", kind: "config", text: toText({ sets }) }];
}

/** The other documents as a fix leaves them. */
function fixedOthers(others: readonly DocumentText[], { elsewhere = [] }: Fix): readonly DocumentText[] {
  return others.map((other) => {
    const edits = elsewhere.filter(({ uri }) => uri === other.uri).flatMap((each) => each.edits);
    return { ...other, text: applyEdits(other.text, edits) };
  });
}

function toCase(given: PolicyText | PassingCase): PassingCase {
  return typeof given === "object" && "policy" in given ? given : { policy: given };
}

function assertFindings(
  rule: Rule,
  findings: readonly Finding[],
  failing: FailingCase,
  { text, spans }: ReturnType<typeof takeMarks>,
): void {
  const { message, severity, related, fixes } = failing;
  const messages = typeof message === "string" ? [message] : message;
  assert.deepEqual(
    findings.map((finding) => finding.message),
    messages,
  );
  assert.deepEqual(
    findings.map((finding) => show(text, finding)),
    spans.map((span) => show(text, span)),
  );
  const severities = typeof severity === "object" ? severity : findings.map(() => severity ?? rule.severity);
  assert.deepEqual(
    findings.map((finding) => finding.severity),
    severities,
  );
  for (const sentence of messages)
    assert.match(sentence, /^\S.*[.?]$/s, "a message is made of whole sentences");

  if (related !== undefined)
    assert.deepEqual(
      findings
        .flatMap((finding) => finding.related)
        .map(({ uri, at }) => (textOf(failing, uri) ?? text).slice(at.start, at.end)),
      related,
    );
  if (fixes !== undefined)
    assert.deepEqual(
      findings.flatMap((finding) => finding.fixes()).map((fix) => toExpected(fix, text, othersOf(failing))),
      fixes.map(({ others = {}, ...fix }) => ({
        ...fix,
        text: toText(fix.text),
        others: Object.fromEntries(Object.entries(others).map(([uri, left]) => [uri, toText(left)])),
      })),
    );
}

function textOf(failing: FailingCase, uri: string | undefined): string | undefined {
  return othersOf(failing).find((other) => other.uri === uri)?.text;
}

function toExpected(fix: Fix, text: string, others: readonly DocumentText[]): ExpectedFix {
  const changed = fixedOthers(others, fix).filter(({ uri }) => fix.elsewhere?.some((one) => one.uri === uri));
  return {
    title: fix.title,
    access: fix.access,
    text: applyEdits(text, fix.edits),
    others: Object.fromEntries(changed.map(({ uri, text: left }) => [uri, left])),
  };
}

/** A span with its line, so that a difference can be read. */
function show(text: string, { start, end }: { start: number; end: number }): string {
  const line = text.slice(0, start).split("\n").length;
  return `line ${String(line)}, offsets ${String(start)}–${String(end)}: ${text.slice(start, end)}`;
}

/** Whatever a fix does, it leaves JSON, and the problem that it was offered for is gone. */
function assertFixesWork(check: Check, text: string, others: readonly DocumentText[]): void {
  const before = check(text);
  for (const finding of before) {
    for (const fix of finding.fixes()) {
      const fixed = applyEdits(text, fix.edits);
      assert.deepEqual(parseTree(fixed).errors, [], `"${fix.title}" leaves text that is not JSON:\n${fixed}`);
      assert.doesNotMatch(fix.title, /\.$/, "a title has no full stop");
      assert(
        countOf(check(fixed, fixedOthers(others, fix)), finding.message) < countOf(before, finding.message),
        `"${fix.title}" leaves its problem: ${finding.message}\n${fixed}`,
      );
    }
  }
}

/** Where another document of the set says the same from its side, a fix clears that, too. */
function assertFixesWorkElsewhere(rule: Rule, document: DocumentText, others: readonly DocumentText[]): void {
  for (const finding of lint(readInSet(document, others), [rule])) {
    const documents = others.filter(({ kind }) => kind !== "config");
    const seenFrom = documents.filter(({ uri }) => finding.related.some((related) => related.uri === uri));
    for (const { uri } of seenFrom) {
      const before = countPointing(rule, uri, document, others);
      for (const fix of before === 0 ? [] : finding.fixes()) {
        const fixed = { ...document, text: applyEdits(document.text, fix.edits) };
        const after = countPointing(rule, uri, fixed, fixedOthers(others, fix));
        assert(after < before, `"${fix.title}" leaves its problem in ${uri}`);
      }
    }
  }
}

/** How many findings of another document point at one. */
function countPointing(
  rule: Rule,
  from: string,
  document: DocumentText,
  others: readonly DocumentText[],
): number {
  const all = [document, ...others];
  const other = all.find(({ uri }) => uri === from);
  if (other === undefined) return 0;
  const rest = all.filter(({ uri }) => uri !== from);
  return lint(readInSet(other, rest), [rule]).filter(({ related }) =>
    related.some(({ uri }) => uri === document.uri),
  ).length;
}

function countOf(findings: readonly Finding[], message: string): number {
  return findings.filter((finding) => finding.message === message).length;
}

/** Blanks decide nothing: findings and fixes are the same however a policy is laid out. */
function assertLayoutsAgree(check: Check, text: string): void {
  if (parseTree(text).errors.length > 0) return;
  const expected = essenceOf(check, text);
  for (const [name, layOut] of Object.entries(layouts))
    assert.deepEqual(essenceOf(check, layOut(text)), expected, `the same policy ${name}`);
}

/** What a rule says of a text, without anything that its layout changes. */
function essenceOf(check: Check, text: string): unknown {
  return check(text).map(({ severity, message, start, end, related, fixes }) => ({
    severity,
    message,
    at: minified(text.slice(start, end)).replaceAll("\r\n", "\n"),
    related: related.map(({ uri, at }) => uri ?? minified(text.slice(at.start, at.end))),
    fixes: fixes().map(({ title, access, edits }) => ({
      title,
      access,
      text: minified(applyEdits(text, edits)),
    })),
  }));
}

/** Half a policy is what an editor shows most of the time: no prefix may make the rule throw. */
function assertPrefixesRead(check: Check, text: string): void {
  const whole = minified(text);
  for (let length = 0; length < whole.length; length++) check(whole.slice(0, length));
}
