import type { Formula, Formulas } from "./formulas.ts";
import { anyCharacters, constant, isWithin, type Cells, type Text } from "./texts.ts";

/** The types of callers; an identity is one of the first four. */
export const identities = ["session", "user", "root", "federatedUser"] as const;
const kinds = [...identities, "service", "anonymous"] as const;
export type Kind = (typeof kinds)[number];

/** Who makes a request. Sessions go by their role. */
export interface Caller {
  readonly is: Readonly<Record<Kind, Formula>>;
  /** `aws:PrincipalArn` of each type of identity. */
  readonly arn: Readonly<Record<(typeof identities)[number], Cells>>;
  readonly account: Cells;
  readonly serviceName: Cells;
}

interface Parts {
  readonly is: (kind: Kind) => Formula;
  readonly account: Cells;
  /** Of a role or user, with its path, or of a federated user. */
  readonly name: Cells;
  readonly serviceName: Cells;
}

/** The characters of names in IAM. */
const nameAlphabet = "a-zA-Z0-9+=,.@_-";

/** Anybody, as the solver likes. */
export function anyCaller(formulas: Formulas): Caller {
  const choice = formulas.declare("(_ BitVec 8)");
  const is = (kind: Kind): Formula => formulas.term(`(= ${choice} #x0${String(kinds.indexOf(kind))})`);
  formulas.assume(formulas.or(...kinds.map(is)));
  const name = anyCharacters(formulas, "!-~", { min: 1, max: 14 });
  holdPathTogether(formulas, name, formulas.or(is("federatedUser")));
  return callerOf({
    is,
    account: anyCharacters(formulas, "0-9", { min: 12, max: 12 }),
    name,
    serviceName: [...anyCharacters(formulas, "a-z0-9.-", { min: 1, max: 16 }), ...constant(".amazonaws.com")],
  });
}

/** Puts together everything about a caller of which only parts vary. */
export function callerOf({ is, account, name, serviceName }: Parts): Caller {
  const arn = (service: string, behind: Cells): Cells => [
    ...constant(`arn:aws:${service}::`),
    ...account,
    ...constant(":"),
    ...behind,
  ];
  return {
    is: {
      session: is("session"),
      user: is("user"),
      root: is("root"),
      federatedUser: is("federatedUser"),
      service: is("service"),
      anonymous: is("anonymous"),
    },
    arn: {
      session: arn("iam", [...constant("role/"), ...name]),
      user: arn("iam", [...constant("user/"), ...name]),
      root: arn("iam", constant("root")),
      federatedUser: arn("sts", [...constant("federated-user/"), ...name]),
    },
    account,
    serviceName,
  };
}

/** Behind the last slash stands the name; a path before it may have anything that can be printed, but no slash in front. */
function holdPathTogether(formulas: Formulas, name: Cells, hasNoPath: Formula): void {
  const are = (alphabet: string): readonly Formula[] =>
    name.map(({ isThere, character }) =>
      typeof character === "string"
        ? isThere
        : formulas.and(isThere, isWithin(formulas, character.variable, alphabet)),
    );
  const [isSlash, isOfName] = [are("/"), are(nameAlphabet)];
  formulas.assume(formulas.not(isSlash[0] ?? false));
  for (const [place, { isThere }] of name.entries()) {
    const slash = isSlash[place] ?? false;
    const fits = formulas.or(...isSlash.slice(place), isOfName[place] ?? false);
    formulas.assume(formulas.implies(isThere, fits));
    formulas.assume(formulas.implies(slash, name[place + 1]?.isThere ?? false));
    formulas.assume(formulas.implies(hasNoPath, formulas.not(slash)));
  }
  // A federated user's name has two characters at least.
  formulas.assume(formulas.implies(hasNoPath, name[1]?.isThere ?? false));
}

/** The condition keys that follow from who calls. What services carry of an identity's keys is not documented. */
export function callerKeys(formulas: Formulas, caller: Caller): ReadonlyMap<string, Text> {
  const { is, arn, account, serviceName } = caller;
  const isIdentity = formulas.or(...identities.map((kind) => is[kind]));
  const anonymous = { when: is.anonymous, cells: constant("anonymous") };
  return new Map<string, Text>([
    [
      "aws:principalarn",
      {
        alternatives: identities.map((kind) => ({ when: is[kind], cells: arn[kind] })),
        isUnknown: is.service,
      },
    ],
    [
      "aws:principalaccount",
      { alternatives: [{ when: isIdentity, cells: account }, anonymous], isUnknown: is.service },
    ],
    [
      "aws:principalisawsservice",
      {
        alternatives: [
          { when: isIdentity, cells: constant("false") },
          { when: is.service, cells: constant("true") },
        ],
        isUnknown: false,
      },
    ],
    [
      "aws:principalservicename",
      { alternatives: [{ when: is.service, cells: serviceName }], isUnknown: false },
    ],
  ]);
}
