import { actionOf, actionsOf } from "../catalog/actions.ts";
import { actsOnObjects } from "../catalog/bucketActions.ts";
import { conditionKeys } from "../catalog/conditionKeys.ts";
import { bucketWriters } from "../catalog/servicePrincipals.ts";
import { formatArn, parseArn } from "../policy/arn.ts";
import type { Condition, Policy } from "../policy/policy.ts";
import { encryptionKeys } from "../prove/uploads/pinnedKeys.ts";
import { uploadsOf } from "../prove/uploads.ts";
import { readCaller } from "./readCaller.ts";
import { complaintAboutRequest } from "./testRequest.ts";

/** Something to choose for a part of a request. */
export interface Offer {
  readonly value: string;
  /** What it is, where the value does not say so. */
  readonly description: string;
}

/** A usual way to ask S3 for encryption. */
export interface HeaderOffer {
  readonly title: string;
  /** Condition keys with their values. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/** A condition key that a request can carry, with the values that the policy compares it with. */
export interface ConditionKeyOffer {
  readonly name: string;
  readonly values: readonly string[];
}

/** What a request that somebody tries on a policy is likely to be made of; the likeliest first. */
export interface RequestOffers {
  readonly principals: readonly Offer[];
  readonly actions: readonly Offer[];
  readonly resources: readonly Offer[];
  /** Empty where the action is no upload. */
  readonly headers: readonly HeaderOffer[];
  readonly conditionKeys: readonly ConditionKeyOffer[];
}

/** What to offer for a policy; resources and headers as the action takes them. */
export function requestOffersOf(policy: Policy, action = ""): RequestOffers {
  return {
    principals: principalsFor(policy),
    actions: actionsFor(policy),
    resources: policy.kind === "kms-key-policy" ? keysFor(policy) : bucketResourcesFor(policy, action),
    headers: actionOf(action)?.name === "s3:PutObject" ? headersFor(policy) : [],
    conditionKeys: conditionKeysFor(policy, action),
  };
}

function principalsFor(policy: Policy): readonly Offer[] {
  const written = policy.statements.flatMap(({ principal, conditions }) => [
    ...(principal?.values.map(({ value }) => value) ?? []),
    ...valuesUnder(conditions, "aws:principalarn"),
  ]);
  const named = [...new Set(written)].filter((value) => readCaller(value) !== undefined);
  const stranger = `arn:aws:iam::${accountIn(policy)}:role/example`;
  return distinct([
    ...named.map((value) => ({ value, description: "named in the policy" })),
    { value: stranger, description: "somebody whom the policy does not name" },
    { value: "anonymous", description: "anyone without signing in" },
    ...bucketWriters.map((value) => ({ value, description: "an AWS service" })),
  ]);
}

function actionsFor({ kind }: Policy): readonly Offer[] {
  const [usual, service] = kind === "kms-key-policy" ? [usualKeyActions, "kms"] : [usualBucketActions, "s3"];
  const all = actionsOf(service).map(({ name, levels }) => ({ value: name, description: levels.join(", ") }));
  return [
    ...usual.flatMap((name) => all.find(({ value }) => value === name) ?? []),
    ...all.filter(({ value }) => !usual.includes(value)),
  ];
}

const usualBucketActions: readonly string[] = [
  "s3:PutObject",
  "s3:GetObject",
  "s3:DeleteObject",
  "s3:ListBucket",
  "s3:PutBucketPolicy",
];

const usualKeyActions: readonly string[] = [
  "kms:Decrypt",
  "kms:GenerateDataKey",
  "kms:Encrypt",
  "kms:DescribeKey",
  "kms:CreateGrant",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
];

/** Objects and buckets that the policy's resources stand for. */
function bucketResourcesFor(policy: Policy, action: string): readonly Offer[] {
  const arns = resourcesIn(policy).flatMap((value) => parseArn(value) ?? []);
  const objects = arns.filter(({ resource }) => resource.includes("/"));
  const offers = [
    ...objects.map((arn) => filled(formatArn(arn), "example.txt")),
    ...arns.map((arn) =>
      filled(formatArn({ ...arn, resource: arn.resource.replace(/\/.*$/s, "") }), "example"),
    ),
    ...(arns.length > 0 ? [] : ["arn:aws:s3:::example-bucket/example.txt"]),
  ].map((value) => ({ value, description: value.includes("/") ? "an object" : "the bucket" }));
  const known = actionOf(action);
  const isAboutObjects = known === undefined || actsOnObjects(known);
  const isFitting = ({ value }: Offer): boolean => value.includes("/") === isAboutObjects;
  return distinct([...offers.filter(isFitting), ...offers.filter((offer) => !isFitting(offer))]);
}

/** A key policy seldom says which key it belongs to, so one of its account stands for it. */
function keysFor(policy: Policy): readonly Offer[] {
  const named = resourcesIn(policy)
    .filter((value) => value !== "*" && complaintAboutRequest("resource", value) === undefined)
    .map((value) => ({ value: filled(value, EXAMPLE_KEY_ID), description: "named in the policy" }));
  const account = accountIn(policy);
  const own = `arn:aws:kms:us-east-1:${account}:key/${EXAMPLE_KEY_ID}`;
  return distinct([
    ...named,
    { value: own, description: `a key of account ${account}` },
    { value: "*", description: "the key that the policy belongs to, whatever its ARN" },
  ]);
}

const EXAMPLE_KEY_ID = "11111111-2222-3333-4444-555555555555";
const OTHER_KEY_ID = "99999999-8888-7777-6666-555555555555";

function headersFor(policy: Policy): readonly HeaderOffer[] {
  const { algorithm, keyId, customerAlgorithm } = encryptionKeys;
  const withKey = (key: string): HeaderOffer["context"] => ({ [algorithm]: ["aws:kms"], [keyId]: [key] });
  const rightKeys = policy.once(uploadsOf).rightKeys.map((key) => filled(key, EXAMPLE_KEY_ID));
  const example = `arn:aws:kms:us-east-1:${accountIn(policy)}:key/${EXAMPLE_KEY_ID}`;
  const other = (rightKeys[0] ?? example).replace(/[^/]*$/, OTHER_KEY_ID);
  return [
    { title: "No encryption header", context: {} },
    { title: "AES256 (SSE-S3)", context: { [algorithm]: ["AES256"] } },
    { title: "aws:kms without a key id", context: { [algorithm]: ["aws:kms"] } },
    ...rightKeys.map((key) => ({ title: `aws:kms with the pinned key ${key}`, context: withKey(key) })),
    { title: `aws:kms with ${rightKeys.length > 0 ? "another" : "a"} key ${other}`, context: withKey(other) },
    { title: "A key that the client provides (SSE-C)", context: { [customerAlgorithm]: ["AES256"] } },
  ];
}

/** Those that the policy looks at, then those that requests for the action can carry besides. */
function conditionKeysFor({ statements }: Policy, action: string): readonly ConditionKeyOffer[] {
  const conditions = statements.flatMap((statement) => statement.conditions);
  const names = [
    ...conditions.map(({ key }) => key.value),
    ...(actionOf(action)?.conditionKeys ?? []),
    ...conditionKeys.map(({ name }) => name).filter((name) => name.startsWith("aws:")),
  ];
  const isFirst = (name: string, index: number): boolean =>
    names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index;
  return names
    .filter((name, index) => isFirst(name, index) && !name.includes("${"))
    .map((name) => ({ name, values: valuesUnder(conditions, name.toLowerCase()) }));
}

function valuesUnder(conditions: readonly Condition[], lowerCaseKey: string): readonly string[] {
  const fitting = conditions.filter(
    // What Null compares with is no value of the key.
    ({ key, operator }) => key.value.toLowerCase() === lowerCaseKey && operator.base !== "Null",
  );
  return [...new Set(fitting.flatMap(({ values }) => values.map(({ value }) => value)))];
}

function resourcesIn({ statements }: Policy): readonly string[] {
  return statements.flatMap(({ resource }) => resource?.values.map(({ value }) => value) ?? []);
}

/** The first account that the policy names. */
function accountIn({ tree }: Policy): string {
  return /(?<!\d)\d{12}(?!\d)/.exec(tree.text)?.[0] ?? "111122223333";
}

/** A pattern with something in the place of its wildcards. */
function filled(pattern: string, filling: string): string {
  return pattern.replaceAll("*", filling).replaceAll("?", "x");
}

/** Of offers of the same value the first. */
function distinct(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter(({ value }, index) => offers.findIndex((offer) => offer.value === value) === index);
}
