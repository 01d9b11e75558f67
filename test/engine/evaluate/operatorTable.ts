/** Every operator with a value of the policy, one of the request that equals it, and one that does not. */
export const positive: Readonly<Record<string, readonly [policy: string, matching: string, other: string]>> =
  {
    StringEquals: ["a*", "a*", "ab"],
    StringEqualsIgnoreCase: ["Abc", "aBC", "abd"],
    StringLike: ["a?c*", "abcd", "Abcd"],
    ArnEquals: ["arn:aws:iam::1:role/*", "arn:aws:iam::1:role/a/b", "arn:aws:iam::1:user/a"],
    ArnLike: ["arn:*:iam::1:role/a?", "arn:aws-cn:iam::1:role/ab", "arn:aws:iam::1:role/a"],
    NumericEquals: ["10", "10.0", "-10"],
    NumericLessThan: ["10", "9.5", "10"],
    NumericLessThanEquals: ["10", "10", "10.5"],
    NumericGreaterThan: ["10", "11", "10"],
    NumericGreaterThanEquals: ["10", "+10", "9"],
    DateEquals: ["2026-01-01T00:00:00Z", "1767225600", "2026-01-02T00:00:00Z"],
    DateLessThan: ["2026-01-01", "2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z"],
    DateLessThanEquals: ["2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z"],
    DateGreaterThan: ["2026-01-01", "2026-01-01T00:00:01Z", "2026-01-01T00:00:00Z"],
    DateGreaterThanEquals: ["2026-01-01T01:00+01:00", "2026-01-01", "2025-12-31"],
    Bool: ["true", "TRUE", "false"],
    BinaryEquals: ["QmluYXJ5", "QmluYXJ5", "QmluYXJ6"],
    IpAddress: ["203.0.113.0/24", "203.0.113.7", "203.0.114.7"],
  };

/** The operators that hold just where others do not. */
export const opposites: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
  NotIpAddress: "IpAddress",
};
