import { bucketOf, parseArn } from "../../policy/arn.ts";
import { ownBucketArnsIn } from "../../policy/namedBuckets.ts";
import type { Policy } from "../../policy/policy.ts";
import { partitionOf } from "../partition.ts";
export { partitionOf } from "../partition.ts";
import { isPresent, ifPresent } from "../literals/constraint.ts";
import { bucketName } from "../shapes/names.ts";
import { anyCharacter } from "../theories/characters.ts";
import { anyText, characters, join, literal, narrow, toPattern, type Pattern } from "../theories/pattern.ts";
import { findText } from "../theories/texts.ts";
import type { Tie } from "../callers/ties.ts";

/**
 * Any object in the policy's bucket: the bucket that its resources name outright, or else one that their patterns
 * fit, or else an example.
 */
export function objectsOf(policy: Policy): Tie {
  const partition = policy.once(partitionOf);
  const named = [...new Set(ownBucketArnsIn(policy).flatMap((arn) => bucketOf(arn) ?? []))];
  const among = named.length > 0 ? [named.map(literal)] : [patternsOf(resourcesOf(policy)), [bucketName]];
  const shape = (bucket: Pattern): Pattern =>
    join(literal(`arn:${partition}:s3:::`), bucket, literal("/"), characters(anyCharacter, 1), anyText);
  const constraints = [
    isPresent,
    ...among.map((buckets, index) =>
      ifPresent(`is an object ${String(index)}`, { patterns: buckets.map(shape), negated: false }),
    ),
  ];
  const preferred = [...named, EXAMPLE_BUCKET].map((bucket) => `arn:${partition}:s3:::${bucket}/example.txt`);
  return { kind: "free", domain: { constraints, isMultivalued: false, preferred } };
}

const EXAMPLE_BUCKET = "example-bucket";

function resourcesOf({ statements }: Policy): readonly string[] {
  return statements.flatMap(({ resource }) => resource?.values.map(({ value }) => value) ?? []);
}

/** The patterns for buckets in S3 ARNs, a variable standing for any text, as far as any bucket can have such a name. */
function patternsOf(resources: readonly string[]): readonly Pattern[] {
  const patterns = resources.flatMap((value) => {
    const arn = parseArn(value);
    const bucket =
      arn?.service === "s3" && arn.account === ""
        ? arn.resource.replace(/\$\{[^}]*\}/g, "*").split("/", 1)[0]
        : undefined;
    if (bucket === undefined || bucket === "") return [];
    const pattern = narrow(toPattern(bucket, { wildcards: true }), { except: "/" });
    const tests = [pattern, bucketName].map((each) => ({ patterns: [each], negated: false }));
    return typeof findText(tests) === "string" ? [pattern] : [];
  });
  return patterns.length > 0 ? patterns : [literal(EXAMPLE_BUCKET)];
}
