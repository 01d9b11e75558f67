import { coversAction } from "../../../evaluate/actions.ts";
import { contextOf } from "../../../evaluate/callerContext.ts";
import { conditionsMatch, resourceMatches } from "../../../evaluate/matches.ts";
import { coversCaller } from "../../../evaluate/principals.ts";
import type { Request } from "../../../evaluate/request.ts";
import type { Condition, Policy, Statement } from "../../../policy/policy.ts";
import { encryptionKeys } from "../../../prove/uploads/pinnedKeys.ts";
import { uploadsOf } from "../../../prove/uploads.ts";
import { encryptionChecksOn } from "../../encryptionChecks.ts";

/** Why denies refuse what a service writes. */
export interface Refusal {
  /** The denies that refuse some of these objects, other than those for the service by name. */
  readonly deniesAgainst: (
    policy: Policy,
    service: string,
    objects: readonly string[],
  ) => readonly Statement[];
  /** Completes "The Deny refuses …". */
  readonly what: string;
  readonly advice: string;
  readonly related: string;
}

export const refusals: readonly Refusal[] = [
  {
    deniesAgainst: headerDeniesAgainst,
    what: "uploads without an encryption header, and services send none unless they are set up to",
    advice: "Let them use the bucket's default encryption, or see that they send it.",
    related: "Refuses what comes without a header.",
  },
  {
    deniesAgainst: originDeniesAgainst,
    what: "whoever comes from outside a network or an organization, and services belong to none",
    advice: "Spare AWS services there: which of them may write, an Allow says by name.",
    related: "Refuses what comes from elsewhere.",
  },
];

const UPLOAD = "s3:PutObject";

/** The denies on encryption that refuse what comes without any header. */
function headerDeniesAgainst(
  policy: Policy,
  service: string,
  objects: readonly string[],
): readonly Statement[] {
  const request = (keyId: readonly string[]): Request =>
    uploadBy(service, [
      ["aws:securetransport", ["true"]],
      [encryptionKeys.keyId, keyId],
    ]);
  // Conditions may see the bucket's default key. Whichever it is, the Deny has to hit.
  const requests = [request([]), ...policy.once(uploadsOf).rightKeys.map((key) => request([key]))];
  return encryptionChecksOn(policy, UPLOAD)
    .map(({ statement }) => statement)
    .filter(
      (statement) =>
        isAbout(policy, statement, service, objects) &&
        requests.every((each) => conditionsMatch(statement, each, policy, contextOf(each)) === true),
    );
}

/** The denies of what does not come from a network or an organization. */
function originDeniesAgainst(
  policy: Policy,
  service: string,
  objects: readonly string[],
): readonly Statement[] {
  const request = uploadBy(service, []);
  return policy.statements.filter(
    (statement) =>
      statement.effect === "Deny" &&
      asksForOrigin(statement) &&
      coversAction(statement.action, UPLOAD) === true &&
      isAbout(policy, statement, service, objects) &&
      conditionsMatch(statement, request, policy, contextOf(request)) === true,
  );
}

/** Whether a statement asks where requests come from, and nothing besides: what else those of a service have is not known. */
function asksForOrigin({ conditions }: Statement): boolean {
  const isOrigin = ({ key }: Condition): boolean =>
    /^aws:(?:SourceVpce?|PrincipalOrg(?:ID|Paths))$/i.test(key.value);
  const isExemption = ({ key }: Condition): boolean => /^aws:PrincipalIsAWSService$/i.test(key.value);
  return conditions.some(isOrigin) && conditions.every((each) => isOrigin(each) || isExemption(each));
}

function uploadBy(
  name: string,
  context: readonly (readonly [key: string, values: readonly string[]])[],
): Request {
  return { caller: { type: "service", name }, action: UPLOAD, resource: "", context: new Map(context) };
}

/** Whether a statement covers the service, though not by name: whoever names it knows what it sends. */
function isAbout(policy: Policy, statement: Statement, service: string, objects: readonly string[]): boolean {
  const isNamed =
    statement.principal?.values.some(({ type, value }) => type === "Service" && value === service) ?? false;
  const request = uploadBy(service, []);
  return (
    !isNamed &&
    coversCaller(statement, request.caller, policy.kind) === true &&
    objects.some((object) => resourceMatches(statement, { ...request, resource: object }, policy) === true)
  );
}
