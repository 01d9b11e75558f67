import { isPositive } from "../../evaluate/conditionForms.ts";
import type { Condition, Policy, Statement } from "../../policy/policy.ts";
import type { Tie } from "../callers/ties.ts";
import type { Circumstance } from "./wanted.ts";

/** The condition of an Allow that shows that it is for requests by way of S3; undefined without one. */
export function s3ConditionOf({ conditions }: Statement): Condition | undefined {
  return conditions.find(isViaS3) ?? conditions.find(isS3Context);
}

/** The Allow statements that are for requests by way of S3. */
export function s3StatementsOf({ statements }: Policy): readonly Statement[] {
  return statements.filter(
    (statement) => statement.effect === "Allow" && s3ConditionOf(statement) !== undefined,
  );
}

/** Whether a condition lets only S3 call on somebody's behalf. */
export function isViaS3(condition: Condition): boolean {
  const { values } = condition;
  return (
    condition.key.value.toLowerCase() === VIA_SERVICE &&
    isPositive(condition) &&
    values.length > 0 &&
    values.every(({ value }) => /^s3\.[\w*?-]+\.amazonaws\.com(?:\.cn)?$/i.test(value))
  );
}

/** S3 names its object or bucket in every request to KMS; hardly anybody else does. */
export function isS3Context(condition: Condition): boolean {
  return condition.key.value.toLowerCase() === S3_CONTEXT && isPositive(condition);
}

const VIA_SERVICE = "kms:viaservice";
const S3_CONTEXT = "kms:encryptioncontext:aws:s3:arn";

/** Requests that do not come by way of S3. */
export const notThroughS3: Circumstance = {
  name: "not through S3",
  asked: new Map([VIA_SERVICE, S3_CONTEXT].map((key) => [key, absent()])),
};

/**
 * Requests that S3 makes for somebody to whom a statement gives them: they come from an address of AWS and not
 * through anybody's endpoint. The address stands for one that no policy lists.
 */
export function throughS3(statement: Statement): Circumstance {
  const via = statement.conditions.find(isViaS3)?.values[0]?.value ?? "s3.*.amazonaws.com";
  const service = via.replace(/\*/g, "us-east-1").replace(/\?/g, "1");
  const asked = new Map<string, Tie>([
    [VIA_SERVICE, given(service)],
    ["aws:viaawsservice", given("true")],
    ["aws:sourceip", given("240.0.0.1")],
    ["aws:sourcevpc", absent()],
    ["aws:sourcevpce", absent()],
    ["aws:vpcsourceip", absent()],
  ]);
  return { name: `through ${service}`, asked };
}

function given(value: string): Tie {
  return { kind: "given", values: [value] };
}

function absent(): Tie {
  return { kind: "given", values: undefined };
}
