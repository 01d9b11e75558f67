/** Who makes a request. A role never calls: a session of it does. */
export type Caller =
  /** Nobody: an unsigned request. S3 serves such, KMS never. */
  | { readonly type: "anonymous" }
  /** An AWS service with its own principal, `logging.s3.amazonaws.com`. */
  | { readonly type: "service"; readonly name: string }
  /** The root user of an account, or whoever signs as the account itself. */
  | { readonly type: "root"; readonly arn: string }
  /** `arn:aws:iam::123456789012:user/Path/Name` */
  | { readonly type: "user"; readonly arn: string }
  /** A session `arn:aws:sts::123456789012:assumed-role/Name/Session` and the role, path included, behind it. */
  | { readonly type: "session"; readonly arn: string; readonly roleArn: string }
  /** `arn:aws:sts::123456789012:federated-user/Name` */
  | { readonly type: "federatedUser"; readonly arn: string }
  /** An account by the 64 hexadecimal digits that S3 knows it by. */
  | { readonly type: "canonicalUser"; readonly id: string };

/** One request to AWS, as policies see it. */
export interface Request {
  readonly caller: Caller;
  /** `s3:PutObject` */
  readonly action: string;
  /** The ARN acted on: the object or bucket, or the key. */
  readonly resource: string;
  /**
   * The values of condition keys, by the key's name in lower case; single-valued keys have a list of one.
   * A key that is not here is absent from the request, unless it follows from the caller (`aws:PrincipalArn`…) or the resource (`aws:ResourceAccount`).
   */
  readonly context: ReadonlyMap<string, readonly string[]>;
}
