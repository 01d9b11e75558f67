import assert from "node:assert/strict";
import { explain } from "../../server/src/aws/explain.ts";
import type { Reason } from "../../server/src/aws/awsError.ts";

const asked = {
  action: "kms:GetKeyPolicy",
  on: 'the key "alias/records"',
  region: "eu-central-1",
  profile: "ann",
};

/** An error as the SDK throws it. */
function failure(name: string, message = "Its words", more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

const cases: Readonly<Record<string, readonly [Error, Reason, RegExp]>> = {
  "a cancelled request": [failure("AbortError"), "cancelled", /^Cancelled\.$/],
  "an expired token": [
    failure("ExpiredToken"),
    "credentials",
    /have expired\. Sign in again, with "aws sso login --profile ann"/,
  ],
  "an SSO session that is over": [
    failure("CredentialsProviderError", "The SSO session associated with this profile has expired."),
    "credentials",
    /^The sign-in of the profile "ann" has expired or was never made\. Sign in again/,
  ],
  "no credentials": [
    failure("CredentialsProviderError", "Could not load"),
    "credentials",
    /^There are no credentials for the profile "ann": Could not load\. Name another profile, or set this one up/,
  ],
  "a key id that is unknown": [
    failure("InvalidAccessKeyId"),
    "credentials",
    /^AWS does not know the credentials/,
  ],
  "a wrong secret": [
    failure("SignatureDoesNotMatch"),
    "credentials",
    /^AWS does not take the secret access key/,
  ],
  "a wrong clock": [failure("RequestTimeTooSkewed"), "credentials", /Set the clock\.$/],
  "a missing permission": [
    failure("AccessDeniedException", "no policy allows it"),
    "denied",
    /^The caller may not kms:GetKeyPolicy on the key "alias\/records"\. .* policy of the key\. AWS says: no policy allows it\.$/,
  ],
  "a key that is not there": [
    failure("NotFoundException"),
    "missing",
    /^The key "alias\/records" is not in eu-central-1 of this account\. Check its name, the Region and the profile\.$/,
  ],
  "a bucket elsewhere": [failure("PermanentRedirect"), "missing", /is in another Region than eu-central-1\./],
  "a document that AWS does not take": [
    failure("MalformedPolicyDocumentException"),
    "refused",
    /AWS does not take it for .*: Its words\.$/,
  ],
  "a key in the wrong state": [
    failure("KMSInvalidStateException"),
    "refused",
    /^The key .* cannot be changed as it stands: Its words\.$/,
  ],
  throttling: [
    failure("ThrottlingException", "Rate exceeded", { $metadata: { attempts: 6 } }),
    "busy",
    /tried 6 times\. Wait a minute and try again\.$/,
  ],
  "a status without a name": [
    failure("UnknownError", "", { $metadata: { httpStatusCode: 429 } }),
    "busy",
    /tried once/,
  ],
  "a connection that is refused": [
    failure("Error", "connect ECONNREFUSED", { code: "ECONNREFUSED" }),
    "unreachable",
    /failed: connect ECONNREFUSED\. Check the network/,
  ],
  "no answer in time": [
    failure("TimeoutError", "Connection timed out"),
    "unreachable",
    /^The connection to AWS in eu-central-1 failed/,
  ],
  "a page in place of an answer": [
    failure("SyntaxError", "Unexpected token '<'"),
    "unreachable",
    /^Something else than AWS/,
  ],
  "what nobody foresaw": [
    failure("NewException"),
    "other",
    /^AWS did not answer kms:GetKeyPolicy: Its words\.$/,
  ],
};

describe("an error of AWS", () => {
  for (const [name, [error, reason, message]] of Object.entries(cases))
    it(`is a sentence for ${name}`, () => {
      const explained = explain(error, asked);
      assert.equal(explained.reason, reason);
      assert.match(explained.message, message);
      assert.match(explained.message, /[.!?]$/);
    });

  it("keeps AWS's words about a document apart", () => {
    assert.equal(explain(failure("MalformedPolicy"), asked).complaint, "Its words");
    assert.equal(explain(failure("AccessDenied"), asked).complaint, undefined);
  });

  it("loses ids of access keys and tokens, whoever repeats them", () => {
    const repeated = "The key AKIAIOSFODNN7EXAMPLE with x-amz-security-token:IQoJb3JpZ2luX2Vj was used";
    const { message } = explain(failure("NewException", repeated), asked);
    assert.equal(
      message,
      "AWS did not answer kms:GetKeyPolicy: The key … with x-amz-security-token:… was used.",
    );
  });

  it("may be something that is no error at all", () => {
    assert.equal(explain("nothing", asked).message, "AWS did not answer kms:GetKeyPolicy: nothing.");
  });
});
