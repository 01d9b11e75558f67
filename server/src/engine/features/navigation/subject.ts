import type { Span } from "../../tree/node.ts";

/** Something that has one name in all documents of a set. */
export type Subject = NamedThing | NamedKey | NamedIdentity | NamedPlaceholder;

interface NamedThing {
  readonly kind: "account" | "region" | "bucket";
  readonly name: string;
}

interface NamedKey {
  readonly kind: "key";
  /** The key's id. */
  readonly name: string;
  /** Undefined where the document gives the id alone, or leaves Region or account open. */
  readonly arn: string | undefined;
}

/** Its name is one of its account, whatever its path. */
interface NamedIdentity {
  readonly kind: "role" | "user";
  readonly name: string;
  readonly account: string;
}

interface NamedPlaceholder {
  readonly kind: "placeholder";
  readonly name: string;
  /** The whole value, where the placeholder says nothing of what it stands for: `...`. */
  readonly value: string | undefined;
  /** What the real value will be, as far as its place tells. */
  readonly slot: Slot;
}

/** `keyReference`: a key's ARN, id or alias. `text`: anything. */
export type Slot =
  "account" | "region" | "bucket" | "keyId" | "keyArn" | "keyReference" | "identity" | "text";

/** A part of a value that names something. Offsets are the value's. */
export interface Part extends Span {
  readonly subject: Subject;
  /** Of a key's ARN: what changes with its name. */
  readonly pieces?: KeyPieces;
}

export interface KeyPieces {
  readonly region: Span;
  readonly account: Span;
  readonly id: Span;
}

/** Whether two parts name the same thing. A key's id alone stands for each key that has it. */
export function isSameSubject(one: Subject, other: Subject): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === "key" && other.kind === "key" && one.arn !== undefined && other.arn !== undefined)
    return one.arn === other.arn;
  return one.name === other.name && ownerOf(one) === ownerOf(other);
}

function ownerOf(subject: Subject): string | undefined {
  if (subject.kind === "placeholder") return subject.value;
  return subject.kind === "role" || subject.kind === "user" ? subject.account : undefined;
}

/** The name as a person reads and writes it. */
export function nameOf(subject: Subject): string {
  return subject.kind === "key" ? (subject.arn ?? subject.name) : subject.name;
}

/** A subject for people: `account 111122223333`. */
export function describeSubject(subject: Subject): string {
  return `${subject.kind === "region" ? "Region" : subject.kind} ${nameOf(subject)}`;
}
