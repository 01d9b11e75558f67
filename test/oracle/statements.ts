import { absent, type Cells } from "./texts.ts";
import { identities } from "./callers.ts";
import { holds } from "./conditions.ts";
import type { Formulas } from "./formulas.ts";
import { arnGlob, exactly, glob, matches } from "./patterns.ts";
import { both, certain, either, open, opposite, type Truth } from "./truth.ts";
import type { World } from "./worlds.ts";

type OneOrMore = string | readonly string[];

/** A statement as its JSON says it. */
export interface StatementJson {
  readonly Effect: string;
  readonly Principal: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore | boolean>>>>;
}

/** Whether an upload certainly, or possibly, gets past every Deny; an anonymous one needs an Allow of the policy, too. */
export function letThrough(formulas: Formulas, statements: readonly StatementJson[], world: World): Truth {
  const those = (effect: string): Truth =>
    either(
      formulas,
      statements
        .filter(({ Effect }) => Effect === effect)
        .map((statement) => applies(formulas, statement, world)),
    );
  const isIdentified = certain(formulas.not(world.caller.is.anonymous));
  return both(formulas, [
    opposite(formulas, those("Deny")),
    either(formulas, [isIdentified, those("Allow")]),
  ]);
}

/** Whether any Deny hits. */
export function denied(formulas: Formulas, statements: readonly StatementJson[], world: World): Truth {
  const denies = statements.filter(({ Effect }) => Effect === "Deny");
  return either(
    formulas,
    denies.map((statement) => applies(formulas, statement, world)),
  );
}

function applies(formulas: Formulas, statement: StatementJson, world: World): Truth {
  const conditions = Object.entries(statement.Condition ?? {}).flatMap(([operator, members]) =>
    Object.entries(members).map(([key, value]) => {
      const values = (Array.isArray(value) ? value : [value]).map(String);
      return holds(formulas, { operator, values }, world.keys.get(key.toLowerCase()) ?? absent);
    }),
  );
  return both(formulas, [
    coversCaller(formulas, statement, world),
    coversAction(formulas, statement),
    coversResource(formulas, statement, world.resource),
    ...conditions,
  ]);
}

/** The condition keys that a statement looks at, in lower case. */
export function keysOf({ Condition }: StatementJson): readonly string[] {
  return Object.values(Condition ?? {}).flatMap((members) =>
    Object.keys(members).map((key) => key.toLowerCase()),
  );
}

function listOf(value: OneOrMore | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** A role covers its sessions, an account everyone in it. */
function coversCaller(formulas: Formulas, { Principal }: StatementJson, { caller }: World): Truth {
  if (Principal === "*") return certain(true);
  const { is, arn, account, serviceName } = caller;
  const services = listOf(Principal["Service"]).map((name) =>
    certain(formulas.and(is.service, matches(formulas, serviceName, exactly(name)))),
  );
  const others = listOf(Principal["AWS"]).map((value): Truth => {
    if (value === "*") return certain(true);
    const id = value.split(":")[4] ?? value;
    const isOfAccount = matches(formulas, account, exactly(id));
    if (id === value || value.endsWith(":root"))
      return certain(formulas.and(isOfAccount, formulas.or(...identities.map((kind) => is[kind]))));
    const kind = value.includes(":role/") ? "session" : "user";
    const named = certain(formulas.and(is[kind], matches(formulas, arn[kind], exactly(value))));
    if (kind === "session") return named;
    // A federated user acts for a user of its account, and its request does not show for whom.
    const mayActFor = { surely: false, possibly: formulas.and(is.federatedUser, isOfAccount) };
    return either(formulas, [named, mayActFor]);
  });
  return either(formulas, [...services, ...others]);
}

const upload = [..."s3:putobject"].map((character) => ({ isThere: true, character }));

/** Letters count in either case. AWS documents a wildcard for the service only as the lone "*". */
function coversAction(formulas: Formulas, { Action, NotAction }: StatementJson): Truth {
  const covered = either(
    formulas,
    listOf(Action ?? NotAction).map((value) => {
      const isMatch = matches(formulas, upload, glob(value.toLowerCase()));
      const isDocumented = value === "*" || /^[a-z0-9]+:/i.test(value);
      return { surely: isDocumented && isMatch, possibly: isMatch };
    }),
  );
  return Action === undefined ? opposite(formulas, covered) : covered;
}

/** AWS documents no wildcard in the partition or service of an ARN. */
function coversResource(
  formulas: Formulas,
  { Resource, NotResource }: StatementJson,
  resource: Cells,
): Truth {
  const covered = either(
    formulas,
    listOf(Resource ?? NotResource).map((value) => {
      if (value === "*") return certain(true);
      const pattern = arnGlob(value);
      if (pattern === undefined) return open;
      const isMatch = matches(formulas, resource, pattern);
      return { surely: !/^arn:[^:]*[*?]|^arn:[^:]*:[^:]*[*?]/.test(value) && isMatch, possibly: isMatch };
    }),
  );
  return Resource === undefined ? opposite(formulas, covered) : covered;
}
