import { coversAction } from "../../evaluate/actions.ts";
import type { Fix, Problem, Rule } from "../../lint/rule.ts";
import { listOf, titleOf } from "../../lint/words.ts";
import type { Policy, Principal, Statement } from "../../policy/policy.ts";
import { isEncryptionKey } from "../../prove/uploads/pinnedKeys.ts";
import { setProperty, type Edit } from "../../tree/edits.ts";
import { propertyOf } from "../../tree/node.ts";
import { verifiedFixes } from "../uploadFixes.ts";
import { letsRightUploadsIn } from "../uploadGaps.ts";
import { refusals, type Refusal } from "./effect/refusals.ts";

export const serviceWritersBlocked: Rule = {
  id: "s3/service-writers-blocked",
  summary: "A service that may write is refused, for a header or for where it comes from",
  kinds: ["s3-bucket-policy"],
  severity: "information",

  *check(policy) {
    if (policy.tree.errors.length > 0) return;
    const writers = serviceWritersOf(policy);
    if (writers.length === 0) return;
    for (const refusal of refusals) {
      const blocked = writers.flatMap(({ principal, objects }) => {
        const denies = refusal.deniesAgainst(policy, principal.value, objects);
        return denies.length === 0 ? [] : [{ writer: principal, denies }];
      });
      if (blocked.length > 0) yield problemOf(policy, blocked, refusal);
    }
  },
};

interface Blocked {
  readonly writer: Principal;
  readonly denies: readonly Statement[];
}

interface Writer {
  readonly principal: Principal;
  /** One of each kind of objects that it may write. */
  readonly objects: readonly string[];
}

/** The services that the policy lets write, each once. One that has to send a header is known to send it. */
function serviceWritersOf({ statements }: Policy): readonly Writer[] {
  const allows = statements.filter(
    ({ effect, action, conditions }) =>
      effect === "Allow" &&
      coversAction(action, UPLOAD) === true &&
      !conditions.some(({ key }) => isEncryptionKey(key.value)),
  );
  const writers = new Map<string, Writer>();
  for (const { principal, resource } of allows) {
    const services = principal?.negated === false ? principal.values : [];
    for (const service of services.filter(({ type, value }) => type === "Service" && value !== "*")) {
      const known = writers.get(service.value) ?? { principal: service, objects: [] };
      writers.set(service.value, { ...known, objects: [...known.objects, ...exampleObjectsOf(resource)] });
    }
  }
  return [...writers.values()];
}

function exampleObjectsOf(resource: Statement["resource"]): readonly string[] {
  const values = resource?.negated === false ? resource.values : [];
  return values.map(({ value }) => value.replaceAll("*", "example").replaceAll("?", "x"));
}

const UPLOAD = "s3:PutObject";

function problemOf(policy: Policy, blocked: readonly Blocked[], { what, advice, related }: Refusal): Problem {
  const names = blocked.map(({ writer }) => writer.value);
  const denies = [...new Set(blocked.flatMap((each) => each.denies))];
  const titles = listOf(denies.map(titleOf));
  const [first, ...others] = blocked.map(({ writer }) => writer.node);
  return {
    at: first ?? policy.tree.root ?? { start: 0, end: 0 },
    message: `${listOf(names)} may write here, but ${titles} ${denies.length > 1 ? "refuse" : "refuses"} ${what}. ${advice}`,
    related: [
      ...others.map((at) => ({ at, message: "Another service that may write here." })),
      ...denies.map(({ node }) => ({ at: node, message: related })),
    ],
    fixes: () => fixesOf(policy, denies),
  };
}

/** Spares AWS services in every Deny that hits them. */
function fixesOf(policy: Policy, denies: readonly Statement[]): readonly Fix[] {
  const edits = denies.flatMap((statement) => exemptionIn(policy, statement) ?? []);
  const title = `Spare AWS services in ${listOf(denies.map(titleOf))}: add "${IS_SERVICE}": "false"`;
  if (edits.length < denies.length) return [];
  return verifiedFixes(policy, [{ title, access: "wider", edits }], letsRightUploadsIn);
}

const IS_SERVICE = "aws:PrincipalIsAWSService";

function exemptionIn({ tree }: Policy, { node }: Statement): Edit | undefined {
  const condition = propertyOf(node, "Condition")?.value;
  if (condition?.kind !== "object") return undefined;
  const bool = propertyOf(condition, "Bool")?.value;
  return bool?.kind === "object"
    ? setProperty(tree.text, bool, IS_SERVICE, "false")
    : setProperty(tree.text, condition, "Bool", { [IS_SERVICE]: "false" });
}
