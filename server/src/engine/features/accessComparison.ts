import type { Decision } from "../evaluate/evaluate.ts";
import { listOf } from "../lint/words.ts";
import type { Policy, Statement } from "../policy/policy.ts";
import { differenceOf, type Change } from "../prove/difference.ts";
import { nameOfStatement } from "./nameOfStatement.ts";
import { titleOfUpload, toWitness } from "./uploadMatrix.ts";

/** What two versions of a policy decide differently, as people read it. Without any, they decide everything alike. */
export interface AccessComparison {
  /** One line. */
  readonly summary: string;
  /** What the newer one allows or no longer denies. */
  readonly newlyAllowed: readonly AccessChange[];
  /** What the newer one denies or no longer allows. */
  readonly newlyStopped: readonly AccessChange[];
  /** What could not be found out, a sentence each. */
  readonly undecided: readonly string[];
}

/** Requests of one kind that are decided differently now. */
export interface AccessChange {
  /** What they are for. */
  readonly title: string;
  /** What else must be so; empty where nothing must. */
  readonly remark: string;
  /** Who makes them, as the policy writes it; missing where that is everyone or up to conditions. */
  readonly principal?: string;
  readonly before: Decision["decision"];
  readonly after: Decision["decision"];
  /** The names of the older statements that decided. */
  readonly statementsBefore: readonly string[];
  /** The statements that decide now. */
  readonly statements: readonly Statement[];
  /** One of the requests. */
  readonly example: RequestExample;
}

/** One request, for a person to try. */
export interface RequestExample {
  /** The command that makes it; undefined where it is no upload. */
  readonly command?: string;
  readonly caller: string;
  readonly action: string;
  readonly resource: string;
  /** `aws:SourceIp = 203.0.113.1` */
  readonly conditions: readonly string[];
}

/** Compares two versions of one policy. */
export function accessComparisonOf(older: Policy, newer: Policy): AccessComparison {
  const { newlyAllowed, newlyStopped, undecided } = differenceOf(older, newer);
  return {
    summary: summaryOf(newlyAllowed.length, newlyStopped.length, undecided.length),
    newlyAllowed: newlyAllowed.map(toAccessChange),
    newlyStopped: newlyStopped.map(toAccessChange),
    undecided: undecided.map(
      ({ statement, version, reason }) => `${nameOfStatement(statement)}, ${version} version: ${reason}`,
    ),
  };
}

function summaryOf(allowed: number, stopped: number, undecided: number): string {
  if (allowed + stopped + undecided === 0) return "Both versions decide every request alike.";
  const parts = [
    `${String(allowed)} newly let through`,
    `${String(stopped)} newly stopped`,
    ...(undecided > 0 ? [`${String(undecided)} undecided`] : []),
  ];
  return `Kinds of requests: ${parts.join(" · ")}`;
}

function toAccessChange({ principal, actions, row, when, request, before, after }: Change): AccessChange {
  const { command, caller, conditions } = toWitness(request);
  const isUpload = request.action === "s3:PutObject";
  return {
    title: row === undefined ? listOf(actions) : `Upload: ${titleOfUpload(row)}`,
    remark: when === undefined ? "" : `if ${when}`,
    ...(principal !== undefined && { principal }),
    before: before.decision,
    after: after.decision,
    statementsBefore: before.by.map(nameOfStatement),
    statements: after.by,
    example: {
      ...(isUpload && { command }),
      caller,
      action: request.action,
      resource: request.resource,
      conditions,
    },
  };
}
