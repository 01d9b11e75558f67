import {
  actionOf,
  actionStems,
  actionsOf,
  catalogDate,
  expandAction,
  serviceOf,
  serviceOfKind,
} from "../../catalog/actions.ts";
import { distanceBetween, nearest } from "../../catalog/nearest.ts";
import { actionOfOperation } from "../../catalog/operations.ts";
import { placeholderIn } from "../../catalog/placeholders.ts";
import { isService, nearestService } from "../../catalog/services.ts";
import type { Problem, Rule, Severity } from "../../lint/rule.ts";
import { hasWildcard } from "../../policy/glob.ts";
import type { DocumentKind } from "../../policy/policy.ts";
import { replaceValue } from "../../tree/edits.ts";
import { whenNamingMore } from "../accessChange.ts";
import { quoted } from "../quoted.ts";

export const unknownAction: Rule = {
  id: "policy/unknown-action",
  summary: "An action that does not exist or does not belong here",
  kinds: ["kms-key-policy", "s3-bucket-policy"],
  severity: "error",
  answers: [
    "INVALID_ACTION",
    "INVALID_SERVICE_IN_ACTION",
    "UNSUPPORTED_ACTION_IN_POLICY",
    "WILDCARD_IN_SERVICE_NAME",
  ],

  *check({ kind, statements, tree }) {
    // Statements repeat actions, and comparing one with the catalogue takes a while.
    const faults = new Map<string, Fault | undefined>();
    for (const statement of statements) {
      for (const { value, node } of statement.action?.values ?? []) {
        if (!faults.has(value)) faults.set(value, faultOf(value, kind));
        const fault = faults.get(value);
        if (fault === undefined) continue;
        const { message, severity, instead } = fault;
        yield {
          at: node,
          message,
          ...(severity !== undefined && { severity }),
          fixes: () =>
            instead === undefined
              ? []
              : [
                  {
                    title: `Write "${instead}"`,
                    access: whenNamingMore(statement, statement.action),
                    edits: [replaceValue(tree.text, node, instead)],
                  },
                ],
        };
      }
    }
  },
};

interface Fault extends Pick<Problem, "message" | "severity"> {
  /** The action that was probably meant. */
  readonly instead?: string | undefined;
}

function faultOf(value: string, kind: DocumentKind): Fault | undefined {
  if (/^\*+$/.test(value) || placeholderIn(value) !== undefined) return undefined;
  const own = serviceOfKind(kind);
  const service = serviceOf(value).toLowerCase();
  if (/^[^:]*[*?][^:]*:/.test(value)) return wildcardServiceFault(value, own);
  if (!isAction(value)) return malformedFault(value, own);
  if (service !== own) return foreignFault(value, service, own);
  if (expandAction(value).length > 0) return undefined;
  return hasWildcard(value) ? emptyPatternFault(value, own) : unknownFault(value, own);
}

/** A service, a colon and a name; wildcards in the name alone. */
function isAction(value: string): boolean {
  return /^[a-z0-9-]+:[a-z0-9*?]+$/i.test(value);
}

function malformedFault(value: string, own: string): Fault {
  if (value === "") return { message: "An empty string is no action." };
  const rule = "An action is a service, one colon and a name of letters, such as";
  const bare = value.replace(new RegExp(`^\\s*${own}[^a-z0-9]*`, "i"), "").replaceAll(/[^a-z0-9*?]/gi, "");
  const instead = exact(`${own}:${bare}`);
  return { message: `${quoted(value)} is no action. ${rule} ${quoted(instead ?? exampleOf(own))}.`, instead };
}

/** IAM wants the service spelt out; its own checks only advise so. */
function wildcardServiceFault(value: string, own: string): Fault {
  const service = serviceOf(value);
  const instead = exact(`${own}:${value.slice(service.length + 1)}`);
  return {
    message: `The service of an action is spelt out, but in ${quoted(value)} it is ${quoted(service)}. Here it can only be "${own}".`,
    instead,
    severity: "warning",
  };
}

/** An action, as AWS spells it, or a pattern that matches some. */
function exact(value: string): string | undefined {
  if (hasWildcard(value)) return expandAction(value).length > 0 ? value : undefined;
  return actionOf(value)?.name;
}

function exampleOf(service: string): string {
  return service === "kms" ? "kms:Decrypt" : "s3:GetObject";
}

/** KMS itself may take such a statement: it is without effect then. The kin of S3 have bucket policies of their own. */
function foreignFault(value: string, service: string, own: string): Fault | undefined {
  if (own === "s3" && service.startsWith("s3") && isService(service)) return undefined;
  const instead = isService(service) ? undefined : exact(`${own}:${value.slice(service.length + 1)}`);
  const meant = instead ?? nearestService(service);
  const what = isService(service)
    ? `${quoted(value)} is an action of another service.`
    : `There is no service ${quoted(service)}, so ${quoted(value)} is no action.${meant === undefined ? "" : ` ${quoted(meant)} is the nearest one.`}`;
  const where =
    own === "kms"
      ? "A key policy is about actions of KMS alone, so it has no effect here."
      : "A bucket policy is about actions of S3 alone, so S3 refuses it.";
  return { message: `${what} ${where}`, instead, ...(own === "kms" && { severity: "warning" }) };
}

/** A name newer than the catalogue may match, unless the pattern has no letters that could belong to one. */
function emptyPatternFault(value: string, own: string): Fault {
  const name = value.slice(own.length + 1);
  const stem = /^([a-z0-9]+)\*$/i.exec(name)?.[1];
  const near = stem === undefined ? undefined : nearest(`${own}:${stem}`, actionStems);
  const instead = near === undefined ? undefined : `${near}*`;
  return {
    message: `${quoted(value)} matches no action. ${adviceOf(instead)} ${consequenceOf(own)}`,
    instead,
    severity: /[a-z0-9]/i.test(name) ? "warning" : "error",
  };
}

/** `kms:Describe`, which lacks its star. */
function isWordStem(value: string): boolean {
  return actionStems.has(value);
}

/** One slip away from a name is a slip. What is further away may be newer than the catalogue. */
function unknownFault(value: string, own: string): Fault {
  const behind = actionOfOperation(value);
  if (behind !== undefined)
    return {
      message: `${quoted(value)} is the name of an operation, not of an action. IAM asks for "${behind}" there. ${consequenceOf(own)}`,
      instead: behind,
    };
  if (isWordStem(value))
    return {
      message: `${quoted(value)} is only how some actions begin. ${adviceOf(undefined)} ${consequenceOf(own)}`,
      instead: `${value}*`,
      severity: "warning",
    };
  const names = actionsOf(own).map(({ name }) => name);
  const instead = nearest(value, names, 2) ?? withWordMore(value, names);
  const distance =
    instead === undefined ? Infinity : distanceBetween(value.toLowerCase(), instead.toLowerCase());
  const severity: Severity = distance <= 1 ? "error" : "warning";
  return {
    message: `There is no action ${quoted(value)}. ${adviceOf(instead)} ${consequenceOf(own)}`,
    instead,
    severity,
  };
}

/** The one name that has just a word more than this: `kms:PutPolicy`. */
function withWordMore(value: string, names: readonly string[]): string | undefined {
  const words = wordsOf(value);
  const longer = names.filter((name) => {
    const others = wordsOf(name);
    return others.some((_, index) => others.toSpliced(index, 1).join() === words.join());
  });
  return longer.length === 1 ? longer[0] : undefined;
}

function wordsOf(name: string): readonly string[] {
  return name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
}

function adviceOf(instead: string | undefined): string {
  const nearby = instead === undefined ? "" : `"${instead}" is the nearest one. `;
  return `${nearby}Latchkey knows the actions of ${catalogDate}.`;
}

function consequenceOf(own: string): string {
  return own === "kms"
    ? "As it stands it covers nothing."
    : "S3 refuses a policy with an action that it does not know.";
}
