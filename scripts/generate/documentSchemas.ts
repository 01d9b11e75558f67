import { actionsOf } from "../../server/src/engine/catalog/actions.ts";
import type { policyElements, statementElements } from "../../server/src/engine/catalog/elements.ts";
import { principalTypes } from "../../server/src/engine/catalog/elements.ts";
import { operators } from "../../server/src/engine/evaluate/operators.ts";
import { blockableTypes, encryptionTypes } from "../../server/src/engine/catalog/encryptionTypes.ts";
import { meaningOfElement } from "../../server/src/engine/features/hover/describeElement.ts";
import type { DocumentKind } from "../../server/src/engine/policy/documentKinds.ts";

const draft = "http://json-schema.org/draft-07/schema#";

/** What editors without Latchkey's server can know of a document: its members, and what may stand in them. */
export function documentSchema(kind: DocumentKind): object {
  const head = { $schema: draft, title: titles[kind] };
  if (kind === "s3-bucket-encryption") return { ...head, ...encryptionSchema() };
  return { ...head, ...policySchema(kind) };
}

/**
 * What VS Code gets to know of a document by a schema where the server runs: its name. The server says all else, and
 * says more; whatever the schema said too would be said twice.
 */
export function quietSchema(kind: DocumentKind): object {
  return {
    $schema: draft,
    title: titles[kind],
    description: "Checked, completed and explained by Latchkey.",
  };
}

const titles: Readonly<Record<DocumentKind, string>> = {
  "kms-key-policy": "Policy of a KMS key",
  "s3-bucket-policy": "Policy of an S3 bucket",
  "s3-bucket-encryption": "Default encryption of an S3 bucket",
};

type PolicyKind = Exclude<DocumentKind, "s3-bucket-encryption">;

function policySchema(kind: PolicyKind): object {
  const members: Readonly<Record<(typeof policyElements)[number], object>> = {
    Version: { enum: ["2012-10-17", "2008-10-17"] },
    Id: { type: "string" },
    Statement: oneOrMany({ $ref: "#/definitions/statement" }),
  };
  return {
    ...closed(members, ["Statement"]),
    definitions: { statement: statementSchema(kind), values: oneOrMany(scalar) },
  };
}

function statementSchema(kind: PolicyKind): object {
  const actions = actionsOf(kind === "kms-key-policy" ? "kms" : "s3").map(({ name }) => name);
  // Names are for the editor to offer; wildcards and actions that are newer than they are fine too.
  const action = oneOrMany({ anyOf: [{ enum: actions }, { type: "string" }] });
  const principal = { anyOf: [{ const: "*" }, principalSchema(kind)] };
  const texts = oneOrMany({ type: "string" });
  const forms: Readonly<Record<(typeof statementElements)[number], object>> = {
    Sid: { type: "string" },
    Effect: { enum: ["Allow", "Deny"] },
    Principal: principal,
    NotPrincipal: principal,
    Action: action,
    NotAction: action,
    Resource: texts,
    NotResource: texts,
    Condition: conditionSchema(),
  };
  const members = Object.entries(forms).map(([name, form]) => [
    name,
    { description: `${name} ${meaningOfElement(name) ?? ""}`, ...form },
  ]);
  const either = ["Principal", "Action", "Resource"].map((name) => ({
    oneOf: [{ required: [name] }, { required: [`Not${name}`] }],
  }));
  return { ...closed(Object.fromEntries(members) as object, ["Effect"]), allOf: either };
}

/** Federated principals are for the trust policies of roles, canonical users for buckets. */
function principalSchema(kind: PolicyKind): object {
  const types = principalTypes.filter(
    (type) => type !== "Federated" && (type !== "CanonicalUser" || kind === "s3-bucket-policy"),
  );
  const texts = oneOrMany({ type: "string" });
  return { ...closed(Object.fromEntries(types.map((type) => [type, texts])), []), minProperties: 1 };
}

function conditionSchema(): object {
  const names = [...operators.keys()].join("|");
  return {
    type: "object",
    propertyNames: { pattern: `^(ForAllValues:|ForAnyValue:)?(${names})(IfExists)?$` },
    additionalProperties: { type: "object", additionalProperties: { $ref: "#/definitions/values" } },
  };
}

/** In the form of the API, as it is put or as it is got, or in that of CloudFormation. */
function encryptionSchema(): object {
  const rules = (byDefault: string): object => ({ type: "array", minItems: 1, items: ruleSchema(byDefault) });
  const put = closed({ Rules: rules("ApplyServerSideEncryptionByDefault") }, ["Rules"]);
  const wrapped = (form: object): object =>
    closed({ ServerSideEncryptionConfiguration: form }, ["ServerSideEncryptionConfiguration"]);
  return { anyOf: [put, wrapped(put), wrapped(rules("ServerSideEncryptionByDefault"))] };
}

function ruleSchema(byDefault: string): object {
  const members = { SSEAlgorithm: { enum: encryptionTypes }, KMSMasterKeyID: { type: "string" } };
  return closed(
    {
      [byDefault]: closed(members, ["SSEAlgorithm"]),
      BucketKeyEnabled: { type: "boolean" },
      BlockedEncryptionTypes: closed(
        { EncryptionType: { type: "array", items: { enum: blockableTypes } } },
        [],
      ),
    },
    [],
  );
}

const scalar = { type: ["string", "number", "boolean"] };

function oneOrMany(item: object): object {
  return { anyOf: [item, { type: "array", items: item }] };
}

/** An object that has these members and no others. */
function closed(properties: object, required: readonly string[]): object {
  return {
    type: "object",
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}
