import { AwsError, type Reason } from "./awsError.ts";

/** What AWS was asked, for a person who is to do something about the answer. */
export interface Question {
  /** The permission that it takes. */
  readonly action: string;
  /** What it is about: a key, a bucket; missing where it is the whole account. */
  readonly on?: string;
  /** Where it is, if that is not the connection's own Region. */
  readonly region?: string;
}

interface Place {
  readonly region: string;
  readonly profile: string | undefined;
}

type Asked = Question & Place;

/** An error of the SDK as a sentence that says what to do. Nothing secret gets into it. */
export function explain(error: unknown, question: Asked): AwsError {
  if (error instanceof AwsError) return error;
  const failure = readFailure(error);
  const found = explanations.find(({ when }) => when.test(failure.name));
  if (found === undefined)
    return new AwsError("other", `AWS did not answer ${question.action}: ${wordsOf(failure)}`);
  const complaint = found.reason === "refused" ? failure.message : undefined;
  return new AwsError(found.reason, found.say(failure, question), complaint);
}

interface Failure {
  /** The error's name, or the code of what failed below it. */
  readonly name: string;
  readonly message: string;
  readonly attempts: number;
}

interface Explanation {
  readonly reason: Reason;
  readonly when: RegExp;
  readonly say: (failure: Failure, question: Asked) => string;
}

const explanations: readonly Explanation[] = [
  { reason: "cancelled", when: /^AbortError$/, say: () => "Cancelled." },
  {
    reason: "credentials",
    when: /^(?:ExpiredToken(?:Exception)?|TokenRefreshRequired|RequestExpired|UnauthorizedException)$/,
    say: (_, question) => `The credentials of ${callerOf(question)} have expired. ${signInAgain(question)}`,
  },
  {
    reason: "credentials",
    when: /^(?:CredentialsProviderError|TokenProviderError)$/,
    say: (failure, question) =>
      /\bexpired|aws sso login|SSO session/i.test(failure.message)
        ? `The sign-in of ${callerOf(question)} has expired or was never made. ${signInAgain(question)}`
        : `There are no credentials for ${callerOf(question)}: ${wordsOf(failure)} ${setUp(question)}`,
  },
  {
    reason: "credentials",
    when: /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|MissingAuthenticationToken(?:Exception)?|InvalidToken)$/,
    say: (_, question) =>
      `AWS does not know the credentials of ${callerOf(question)}. They may be deleted, or of another partition.`,
  },
  {
    reason: "credentials",
    // AWS repeats what was signed, the session's token included, so its words stay out.
    when: /^(?:SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature(?:Exception)?)$/,
    say: (_, question) => `AWS does not take the secret access key of ${callerOf(question)}. Copy it again.`,
  },
  {
    reason: "credentials",
    when: /^RequestTimeTooSkewed$/,
    say: () => "This machine's clock is more than 15 minutes off, and AWS takes no request. Set the clock.",
  },
  {
    reason: "denied",
    when: /^(?:AccessDenied(?:Exception)?|KMSAccessDeniedException|AllAccessDisabled|403|Forbidden)$/,
    say: (failure, { action, on }) => {
      const policy = action.startsWith("kms:") ? "key" : "bucket";
      const [onIt, orThere] =
        on === undefined ? ["", ""] : [` on ${on}`, ` or in the policy of the ${policy}`];
      return `The caller may not ${action}${onIt}. Ask for that permission, in IAM${orThere}. AWS says: ${wordsOf(failure)}`;
    },
  },
  {
    reason: "missing",
    when: /^(?:NotFoundException|NoSuchBucket|InvalidArnException|NotFound)$/,
    say: (_, { on = "it", region }) =>
      `${begun(on)} is not in ${region} of this account. Check its name, the Region and the profile.`,
  },
  {
    reason: "missing",
    when: /^(?:PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException|301)$/,
    say: (failure, { on = "the bucket", region }) =>
      `${begun(on)} is in another Region than ${region}. Choose that Region. AWS says: ${wordsOf(failure)}`,
  },
  {
    reason: "refused",
    when: /^(?:MalformedPolicy(?:DocumentException)?|InvalidArgument|MalformedXML|InvalidRequest|LimitExceededException|UnsupportedOperationException|PolicyTooLarge|ValidationException)$/,
    say: (failure, { on = "the document" }) => `AWS does not take it for ${on}: ${wordsOf(failure)}`,
  },
  {
    reason: "refused",
    when: /^(?:KMSInvalidStateException|DisabledException|OperationAborted|ConflictException)$/,
    say: (failure, { on = "it" }) => `${begun(on)} cannot be changed as it stands: ${wordsOf(failure)}`,
  },
  {
    reason: "busy",
    when: /^(?:Throttling(?:Exception)?|ThrottledException|TooManyRequestsException|RequestLimitExceeded|RequestThrottled(?:Exception)?|SlowDown|ServiceUnavailable(?:Exception)?|KMSInternalException|InternalError|DependencyTimeoutException|429|503)$/,
    say: ({ attempts }, { action }) =>
      `AWS takes no more requests for ${action} at the moment; it was tried ${attempts === 1 ? "once" : `${String(attempts)} times`}. Wait a minute and try again.`,
  },
  {
    reason: "unreachable",
    when: /^(?:TimeoutError|E[A-Z_]+|UND_ERR_\w+|NetworkingError|CERT_\w+|\w*SELF_SIGNED\w*|UNABLE_TO_\w+)$/,
    say: (failure, { region }) =>
      `The connection to AWS in ${region} failed: ${wordsOf(failure)} Check the network, the proxy and the endpoint.`,
  },
  {
    reason: "unreachable",
    // A page in HTML, most often.
    when: /^SyntaxError$/,
    say: (_, { region }) =>
      `Something else than AWS in ${region} answered. Check the proxy, the network's sign-in page and the endpoint.`,
  },
];

function readFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: "", message: String(error), attempts: 1 };
  const { code, $metadata } = error as Error & {
    readonly code?: unknown;
    readonly $metadata?: { readonly attempts?: number; readonly httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode;
  const isVague = ["Error", "TypeError", "AggregateError", "UnknownError", "Unknown", ""].includes(
    error.name,
  );
  const vague = typeof code === "string" ? code : String(status ?? error.name);
  return { name: isVague ? vague : error.name, message: error.message, attempts: $metadata?.attempts ?? 1 };
}

/** The failure's own words as a sentence, or its name where it has none, without what is nobody's business. */
function wordsOf({ name, message }: Failure): string {
  const words =
    message.trim().replaceAll(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b|(?<=security-token:)\S+/gi, "…") || name;
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** As a sentence begins. */
function begun(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function callerOf({ profile }: Asked): string {
  return profile === undefined ? "this environment" : `the profile "${profile}"`;
}

function setUp({ profile }: Asked): string {
  return profile === undefined
    ? "Name a profile, or set the variables that AWS's own tools read."
    : `Name another profile, or set this one up with "aws configure --profile ${profile}".`;
}

function signInAgain({ profile }: Asked): string {
  const option = profile === undefined ? "" : ` --profile ${profile}`;
  return `Sign in again, with "aws sso login${option}" where that is how you do it.`;
}
