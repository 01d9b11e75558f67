import { isService } from "./services.ts";

/** A text that somebody or some program has yet to replace. */
export interface Placeholder {
  /** The part of the value that is to be replaced. */
  readonly text: string;
  /** "blank": for a person to fill in. "template": a program does. "word": may, if unlikely, be the real name. */
  readonly form: "blank" | "template" | "word";
}

/**
 * The first placeholder in a value. Policy variables are none where they may stand; `${AWS::Region}`,
 * `${var.bucket}` and their like never are variables.
 */
export function placeholderIn(value: string): Placeholder | undefined {
  if (value.length > LONGEST_VALUE || !SIGNS.test(value)) return undefined;
  return templateIn(value) ?? matchOf(value, BLANKS, "blank") ?? matchOf(value, WORDS, "word");
}

/**
 * The first placeholder in the name of a member. Letters, digits and underscores alone make a name like any other,
 * which nothing has to fill in: `__proto__`, `REPLACE_ME`.
 */
export function placeholderInName(name: string): Placeholder | undefined {
  return /^\w*$/.test(name) ? undefined : placeholderIn(name);
}

/** Every placeholder has one of these; most values have none, and need no closer look. */
const SIGNS =
  /[<[{$%@#_…]|\.\.|[A-Z]{3}|x{4}|[Yy]our|YOUR|[Aa]cc(?:oun)?t|umber|egion|name|A(?:rn|RN)\*?$|place|hange|fill|nsert|edit|nter/;

/** Longer than any ARN, name or list of hosts in a policy. In UTF-16 code units. */
export const LONGEST_VALUE = 4096;

/** `<account>`, `[[bucket]]`, `REPLACE_ME`, `...`, and words in an ARN's place of the account */
const BLANKS: readonly RegExp[] = [
  /<[A-Za-z][^<>]*>/,
  /\[\[?[A-Za-z][^[\]]*\]\]?/,
  /(?<![A-Za-z])(?:replace|change|fill|insert|edit|enter)[-_ ]?(?:me|this|with|here|your)(?![A-Za-z])[\w-]*/i,
  /\b(?:TODO|FIXME|PLACEHOLDER)\b/,
  /\.\.\.|…/,
  /(?<=^arn:[^:]*:[^:]*:[^:]*:)[^:]*(?:acc(?:oun)?t|your|number)[^:]*(?=:)/i,
];

/** `your-key-id`, `ACCOUNT_ID`, `xxxxxxxx`, `s3.region.amazonaws.com`, `arn:aws:s3:::bucket-name`, `MyRoleArn` */
const WORDS: readonly RegExp[] = [
  /(?<![A-Za-z])your[-_][\w-]+/i,
  /(?<![A-Za-z])YOUR[A-Z][\w-]*/,
  /(?<![A-Za-z])(?:ACCOUNT|KEY|BUCKET|ROLE|USER)[-_]?(?:ID|NAME|ARN|NUMBER)(?![A-Za-z])/,
  /(?<![A-Za-z0-9])(?:x{4,}|X{4,})(?![A-Za-z0-9])|#{3,}/,
  /(?<=[:.-])(?:region|Region|REGION|MyRegion)(?=[:.-])/,
  /(?<=:::)bucket[-_]?name\b/,
  /^(?:aws[-_])?account[-_]?(?:id|number)\d*$/i,
  /^[\w*-]+(?:ARN|Arn)\*?$|^(?:[A-Z]+[-_])*(?:ACCOUNT|BUCKET|PRINCIPAL)(?:[-_][A-Z]+)*$/,
];

/** `{{…}}`, `#{…}`, `<%…%>`, `%NAME%`, `%s`, `@NAME@`, `__NAME__`, `$(name)`, `$NAME`, `{name}` */
const TEMPLATES: readonly RegExp[] = [
  /\{\{[^{}]*\}\}|\{%.*?%\}|<%.*?%>|#\{[^{}]*\}/,
  /%[A-Za-z]\w{2,}%|%[sdv](?![A-Za-z0-9])|@[A-Za-z]\w+@|__[A-Za-z]\w*?__/,
  /\$\([^()]*\)|(?<![\w$])\$[A-Za-z_]\w*|(?<!\$)\{[A-Za-z][\w.-]*\}/,
];

function matchOf(
  value: string,
  patterns: readonly RegExp[],
  form: Placeholder["form"],
): Placeholder | undefined {
  for (const pattern of patterns) {
    const text = pattern.exec(value)?.[0];
    if (text !== undefined) return { text, form };
  }
  return undefined;
}

/** `${…}` that is no variable, or what other template languages write. */
function templateIn(value: string): Placeholder | undefined {
  for (const [text] of value.matchAll(/\$\{[^{}]*\}?\}*/g))
    if (!isPolicyVariable(text) && !isVariableAttempt(text)) return { text, form: "template" };
  return matchOf(value, TEMPLATES, "template");
}

/**
 * `${aws:username}`, `${saml:sub}`, `${aws:PrincipalTag/team, 'none'}`, `${www.amazon.com:user_id}` and the escapes
 * `${*}`, `${?}`, `${$}`. What has no colon, or two together, or a prefix that no condition key has, belongs to a
 * template language.
 */
export function isPolicyVariable(text: string): boolean {
  if (/^\$\{[*?$]\}$/.test(text)) return true;
  const [, prefix] = /^\$\{\s*([\w.-]+):[A-Za-z][^\s,{}]*\s*(?:,\s*'[^']*'\s*)?\}$/.exec(text) ?? [];
  if (prefix === undefined) return false;
  return (
    prefix.toLowerCase() === "aws" ||
    prefix === "saml" ||
    prefix.includes(".") ||
    isService(prefix.toLowerCase())
  );
}

/**
 * Whether a text begins as only a policy variable does, or holds nothing: `${aws:username`, `${ aws:userid }`, `${}`.
 * A template language would hardly write that.
 */
export function isVariableAttempt(text: string): boolean {
  return /^\$\{\s*(?:\}?$|(?:aws|s3|kms|saml):(?!:))/i.test(text);
}
