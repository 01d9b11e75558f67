/** What a month's cost is computed from. Prices are in US dollars. */
export interface CostInputs {
  /** Uploads and downloads of encrypted objects in a month. */
  readonly objectRequests: number;
  /** Of a hundred requests to KMS without a Bucket Key, how many are left with one. AWS promises one at best. */
  readonly remainingPercent: number;
  readonly keys: number;
  /** How often each key was rotated so far. */
  readonly rotations: number;
  readonly pricePerKey: number;
  readonly pricePerTenThousand: number;
  readonly freeRequests: number;
}

/** Where the default prices come from and when they were read. They are a start, not today's prices. */
export const priceSource = {
  date: "2026-11-23",
  source: "https://aws.amazon.com/kms/pricing/",
} as const;

export const defaultCostInputs: CostInputs = {
  objectRequests: 10_000_000,
  remainingPercent: 1,
  keys: 1,
  rotations: 0,
  pricePerKey: 1,
  pricePerTenThousand: 0.03,
  freeRequests: 20_000,
};

/** One combination of key and Bucket Key. */
export interface MonthlyCost {
  readonly id: "aws-managed" | "aws-managed-bucket-key" | "customer-managed" | "customer-managed-bucket-key";
  readonly title: string;
  readonly kmsRequests: number;
  readonly requestCost: number;
  readonly keyCost: number;
  readonly rotationCost: number;
  readonly total: number;
}

/** After this many rotations a key's fee rises no further. Source: AWS KMS Developer Guide, "Rotate AWS KMS keys". */
const chargedRotations = 2;

/** A month's cost by kind of key, without and with a Bucket Key. */
export function monthlyCosts(inputs: CostInputs): readonly MonthlyCost[] {
  const { objectRequests, remainingPercent } = inputs;
  const withBucketKey = (objectRequests * Math.min(remainingPercent, 100)) / 100;
  return [
    costOf("aws-managed", "AWS managed key", objectRequests, inputs),
    costOf("aws-managed-bucket-key", "AWS managed key, Bucket Key", withBucketKey, inputs),
    costOf("customer-managed", "Customer managed key", objectRequests, inputs),
    costOf("customer-managed-bucket-key", "Customer managed key, Bucket Key", withBucketKey, inputs),
  ];
}

function costOf(id: MonthlyCost["id"], title: string, kmsRequests: number, inputs: CostInputs): MonthlyCost {
  const { keys, rotations, pricePerKey, pricePerTenThousand, freeRequests } = inputs;
  const ownKeys = id.startsWith("customer") ? keys : 0;
  const requestCost = (Math.max(0, kmsRequests - freeRequests) / 10_000) * pricePerTenThousand;
  const keyCost = ownKeys * pricePerKey;
  const rotationCost = ownKeys * Math.min(rotations, chargedRotations) * pricePerKey;
  const total = requestCost + keyCost + rotationCost;
  return { id, title, kmsRequests, requestCost, keyCost, rotationCost, total };
}

/** Larger numbers than this are mistakes, and sums of them would be no numbers any more. */
const largestInput = 1e15;

/** What was given, with the default in place of what is no number from 0 on. */
export function readCostInputs(given: unknown): CostInputs {
  const read = (name: keyof CostInputs): number => {
    const value: unknown =
      typeof given === "object" && given !== null && Object.hasOwn(given, name)
        ? Reflect.get(given, name)
        : undefined;
    const isFine = typeof value === "number" && value >= 0 && value <= largestInput;
    return isFine ? value : defaultCostInputs[name];
  };
  return {
    objectRequests: read("objectRequests"),
    remainingPercent: read("remainingPercent"),
    keys: read("keys"),
    rotations: read("rotations"),
    pricePerKey: read("pricePerKey"),
    pricePerTenThousand: read("pricePerTenThousand"),
    freeRequests: read("freeRequests"),
  };
}
