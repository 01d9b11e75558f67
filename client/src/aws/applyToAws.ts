import { window } from "vscode";
import type { DocumentKindName } from "../../../server/src/protocol.ts";
import type { Outcome } from "../../../server/src/aws/aws.ts";
import { backUp } from "./backUp.ts";
import { readDeployed, showDifference } from "./compareWithAws.ts";
import { confirmApply, overrideErrors } from "./confirmApply.ts";
import { complaintsIn, outcomeInWords } from "./outcomeInWords.ts";
import { askAbout, findSubject, nameOf, nouns, type Subject } from "./subject.ts";
import type { Tools } from "./tools.ts";

const SHOW = "Show What AWS Has";

/** What was put in the place of what, for whoever wants that back. */
export interface Applied {
  readonly subject: Subject;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Whether AWS was seen to have it; otherwise it may, and the person was told why that is not known. */
  readonly isSeen: boolean;
}

type Change = Omit<Applied, "isSeen">;

/** Puts the document in front in the place of what AWS has, after showing what that changes. */
export async function applyToAws(tools: Tools, kind: DocumentKindName): Promise<Applied | undefined> {
  const subject = await findSubject(tools, `Apply ${nouns[kind]} to AWS`, [kind]);
  const text = subject?.document.getText() ?? "";
  if (subject === undefined || !canBeSent(subject, text)) return undefined;
  const found = await readDeployed(tools, subject);
  if (found === undefined) return undefined;
  if (found.isSame) {
    void window.showInformationMessage(
      `AWS has ${nameOf(subject.document)} for ${subject.target.title} already.`,
    );
    return undefined;
  }
  if (!(await isAgreed(tools, subject, text, found.text))) return undefined;
  if (!(await isBackedUp(subject, found.text))) return undefined;
  return applyText(tools, { subject, before: found.text, after: text });
}

/** Gives AWS back what it had before. Whether that was done; the person knows why not. */
export async function undoApply(tools: Tools, { subject, before, after }: Applied): Promise<boolean> {
  const undone = await applyText(tools, { subject, before: after, after: before });
  if (undone?.isSeen !== true) return false;
  const { kind, target } = subject;
  void window.showInformationMessage(
    `AWS has the ${nouns[kind]} of ${target.title} again that it had before.`,
  );
  return true;
}

function canBeSent({ document }: Subject, text: string): boolean {
  const refuse = (why: string): boolean => {
    void window.showErrorMessage(`${nameOf(document)} cannot be applied. ${why}`);
    return false;
  };
  if (document.isUntitled)
    return refuse("Save it first: what AWS has is written beside it before it is replaced.");
  try {
    JSON.parse(text);
    return true;
  } catch {
    return refuse("It is not valid JSON, and AWS takes no comments.");
  }
}

async function isAgreed(
  tools: Tools,
  subject: Subject,
  text: string,
  deployed: string | undefined,
): Promise<boolean> {
  const { document } = subject;
  if (deployed !== undefined) await showDifference(tools, subject, deployed);
  const deployable = await askAbout(tools, document, deployed ?? null);
  if (deployable === null || !(await overrideErrors(subject, deployable))) return false;
  if (!(await confirmApply(subject, deployable, tools.account.inWords(), deployed !== undefined)))
    return false;
  if (document.getText() === text) return true;
  void window.showWarningMessage(`${nameOf(document)} has changed in the meantime. Nothing was sent.`);
  return false;
}

/** Nothing is replaced that is not kept. */
async function isBackedUp({ document }: Subject, deployed: string | undefined): Promise<boolean> {
  if (deployed === undefined) return true;
  try {
    await backUp(document, deployed, new Date());
    return true;
  } catch (reason) {
    void window.showErrorMessage(
      `What AWS has could not be written beside ${nameOf(document)}, so nothing was sent. ${String(reason)}`,
    );
    return false;
  }
}

async function applyText(tools: Tools, change: Change): Promise<Applied | undefined> {
  const { subject, before, after } = change;
  const { document, kind, target } = subject;
  const outcome = await tools.account.ask(
    `Applying the ${nouns[kind]} of ${target.title}`,
    async ({ aws, connection }) =>
      aws.applyDocument(connection, { kind, of: target.of }, { shown: before, wanted: after }),
  );
  if (outcome === undefined) return undefined;
  tools.findings.show(document, "document", complaintsIn(outcome));
  const isSeen = outcome.outcome === "applied";
  if (!isSeen) void showFailure(tools, subject, outcome);
  return isSeen || ["accepted", "unknown"].includes(outcome.outcome) ? { ...change, isSeen } : undefined;
}

async function showFailure(tools: Tools, subject: Subject, outcome: Outcome): Promise<void> {
  const { deployed } = outcome;
  const buttons = deployed === undefined ? [] : [SHOW];
  const answer = await window.showErrorMessage(outcomeInWords(outcome, subject), ...buttons);
  if (answer === SHOW) await showDifference(tools, subject, deployed ?? "");
}
