import { actionOf } from "../../catalog/actions.ts";
import { conditionKeyOf } from "../../catalog/conditionKeys.ts";
import { actsOnKey, keyActions, mayComeThroughS3 } from "../../catalog/keyActions.ts";
import { coversAction } from "../../evaluate/actions.ts";
import { conditionHolds } from "../../evaluate/conditions.ts";
import type { Policy, Statement } from "../../policy/policy.ts";
import { isViaS3 } from "./throughS3.ts";

/** Actions that neither the denies of a policy nor its condition keys tell apart get the same answers. */
export interface ActionKind {
  readonly name: string;
  /** The denies that cover its actions, certainly or perhaps. */
  readonly denies: readonly Statement[];
  /** The denies among them that certainly do. */
  readonly certain: ReadonlySet<Statement>;
}

/** The kind of an action on a key, by its name as the catalogue spells it. */
export function kindOf(policy: Policy, action: string): ActionKind {
  return policy.once(findKinds).get(action) ?? UNKNOWN;
}

const UNKNOWN: ActionKind = { name: "unknown", denies: [], certain: new Set() };

function findKinds(policy: Policy): ReadonlyMap<string, ActionKind> {
  const denies = policy.statements.filter(({ effect }) => effect === "Deny");
  const keys = new Set(policy.statements.flatMap(({ conditions }) => conditions.map(({ key }) => key.value)));
  const kinds = new Map<string, ActionKind>();
  return new Map(
    keyActions.filter(actsOnKey).map(({ name: action }) => {
      const covering = denies.filter((deny) => coversAction(deny.action, action) !== false);
      const missing = [...keys].filter((key) => !mayCarry(action, key));
      const name = `${covering.map(({ index }) => index).join()} ${missing.join()} ${String(mayComeThroughS3(action))}`;
      const known = kinds.get(name);
      if (known !== undefined) return [action, known];
      const certain = covering.filter((deny) => coversAction(deny.action, action) === true);
      const kind = { name: String(kinds.size), denies: covering, certain: new Set(certain) };
      kinds.set(name, kind);
      return [action, kind];
    }),
  );
}

/** Whether requests for an action can have a key. Only of the keys of KMS and S3 is it known that some cannot. */
function mayCarry(action: string, key: string): boolean {
  const name = conditionKeyOf(key)?.name;
  if (name === undefined || !/^(?:kms|s3):/.test(name)) return true;
  return actionOf(action)?.conditionKeys.includes(name) ?? true;
}

/** Whether no condition of a statement asks for a key, or for S3 in between, that requests for the action never have. */
export function isCarried({ conditions }: Statement, action: string): boolean {
  return conditions.every(
    (condition) =>
      (mayCarry(action, condition.key.value) && (!isViaS3(condition) || mayComeThroughS3(action))) ||
      conditionHolds(condition, undefined, NO_CIRCUMSTANCES) !== false,
  );
}

const NO_CIRCUMSTANCES = { version: undefined, context: { get: () => undefined } };
