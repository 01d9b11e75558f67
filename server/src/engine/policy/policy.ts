import type { Name, Node, ObjectNode, Property, Span, StringNode } from "../tree/node.ts";
import type { Tree } from "../tree/parse.ts";
import type { Declaration } from "./declaration.ts";
import type { DocumentKind } from "./documentKinds.ts";
import type { Surroundings } from "./surroundings.ts";

export { documentKinds, type DocumentKind } from "./documentKinds.ts";

/** A text of the document that stands for itself: an action, an ARN, a condition's value. */
export interface StringValue {
  readonly value: string;
  readonly node: StringNode;
}

/**
 * A document as its author wrote it, typed. A bucket encryption document has no statements,
 * a policy no encryption rules; whatever is not of the right shape is left out of the lists
 * and still found in the tree.
 */
export interface Policy {
  readonly kind: DocumentKind;
  readonly tree: Tree;
  readonly root: ObjectNode | undefined;
  /** Without one, or with "2008-10-17", AWS takes policy variables for plain text. */
  readonly version: StringValue | undefined;
  readonly statements: readonly Statement[];
  readonly encryptionRules: readonly EncryptionRule[];
  readonly surroundings: Surroundings;
  /** The other documents of its set; none where it stands alone. */
  readonly related: readonly RelatedDocument[];
  /** What its user declares of its sets. */
  readonly declarations: readonly Declaration[];
  /** The same document by itself. What does not depend on the others is computed once for both through it. */
  readonly alone: Policy;
  /**
   * What `compute` says of this policy, computed once for each version of the document and its surroundings. It sees
   * neither related documents nor declarations: those may change more often.
   */
  once<T>(compute: (policy: Policy) => T): T;
}

/** Another document of the set that one belongs to. */
export interface RelatedDocument {
  readonly uri: string;
  /** As it is shown to people. */
  readonly name: string;
  /** Read when somebody asks for it; it knows nothing of its own surroundings. */
  readonly policy: Policy;
}

export interface Statement {
  /** Its place in the document, from 0. */
  readonly index: number;
  readonly node: ObjectNode;
  readonly sid: StringValue | undefined;
  /** Undefined when missing or neither "Allow" nor "Deny": such a statement decides nothing. */
  readonly effect: "Allow" | "Deny" | undefined;
  readonly principal: Element<Principal> | undefined;
  readonly action: Element<StringValue> | undefined;
  readonly resource: Element<StringValue> | undefined;
  readonly conditions: readonly Condition[];
}

/** Principal, Action or Resource, or with `negated` its Not form. */
export interface Element<T> {
  readonly negated: boolean;
  readonly property: Property;
  readonly values: readonly T[];
}

/** "*" anyone; otherwise the member of the Principal object that the value stands under. */
export type PrincipalType = "*" | "AWS" | "Service" | "Federated" | "CanonicalUser";

export interface Principal extends StringValue {
  /** A member name that IAM does not know is kept as it is. */
  readonly type: PrincipalType | (string & {});
}

/** One condition key under one operator, with its values: `{ "StringEquals": { "aws:PrincipalArn": [ … ] } }`. */
export interface Condition {
  readonly operator: Operator;
  readonly operatorProperty: Property;
  readonly property: Property;
  readonly key: Name;
  readonly values: readonly ConditionValue[];
}

/** Numbers and booleans may stand without quotes; `value` is their text. */
export interface ConditionValue {
  readonly value: string;
  readonly node: Node;
}

/** An operator's name taken apart: `ForAnyValue:StringNotLikeIfExists`. */
export interface Operator extends Span {
  /** As written. */
  readonly name: string;
  /** Without qualifier and IfExists: `StringNotLike`. Not necessarily one that IAM knows. */
  readonly base: string;
  readonly qualifier: "ForAllValues" | "ForAnyValue" | undefined;
  readonly ifExists: boolean;
}

/** One rule of a bucket's default encryption. */
export interface EncryptionRule {
  readonly node: ObjectNode;
  /** The member with algorithm and key. */
  readonly byDefault: Property | undefined;
  readonly algorithm: StringValue | undefined;
  readonly keyId: StringValue | undefined;
  readonly bucketKeyEnabled: boolean | undefined;
  /** The kinds of encryption that no upload may ask for; "NONE" for none. Undefined where nothing is said. */
  readonly blockedTypes: readonly StringValue[] | undefined;
}
