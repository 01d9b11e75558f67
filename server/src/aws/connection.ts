import { KMSClient } from "@aws-sdk/client-kms";
import { S3Client } from "@aws-sdk/client-s3";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { AwsError } from "./awsError.ts";
import { regionOf } from "./profiles.ts";

/** Where AWS is asked, and as whom. What is missing is taken from the environment and AWS's shared files. */
export interface ConnectionOptions {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  /** The address of a service that stands in for AWS. */
  readonly endpoint?: string | undefined;
  /** Asks for the code that an MFA device shows; undefined from somebody who gives none. */
  readonly askForMfaCode?: (device: string) => Promise<string | undefined>;
}

/** The services of one account, asked as one caller. Nothing is sent before the first question. */
export interface Connection {
  /** Undefined where the environment decides. */
  readonly profile: string | undefined;
  readonly region: string;
  /** KMS in a Region, the connection's own unless another is named. */
  readonly kms: (region?: string) => KMSClient;
  readonly s3: S3Client;
  /** Gives up whatever is being asked. */
  readonly signal?: AbortSignal;
  readonly close: () => void;
}

/** How often a request is sent at most: throttling and cut connections are met by waiting longer each time. */
const maxAttempts = 6;

/** In milliseconds. */
const timeouts = { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true };

/** @throws AwsError where no Region is known, or where the endpoint cannot be one */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const { profile, endpoint } = options;
  if (endpoint !== undefined && !/^https?:\/\/./.test(endpoint))
    throw new AwsError("setup", `The endpoint "${endpoint}" has to begin with http:// or https://.`);
  const region = await regionOf(options);
  const common = {
    ...(profile !== undefined && { profile }),
    ...(endpoint !== undefined && { endpoint }),
    credentials: credentialsFor(options, region),
    retryMode: "standard",
    maxAttempts,
    requestHandler: timeouts,
  };
  const keyServices = new Map<string, KMSClient>();
  const kms = (of = region): KMSClient => {
    const service = keyServices.get(of) ?? new KMSClient({ ...common, region: of });
    keyServices.set(of, service);
    return service;
  };
  const s3 = new S3Client({
    ...common,
    region,
    followRegionRedirects: true,
    // What stands in for AWS seldom has a host name for each bucket.
    forcePathStyle: endpoint !== undefined,
  });
  const close = (): void => {
    s3.destroy();
    for (const service of keyServices.values()) service.destroy();
  };
  return { profile, region, kms, s3, close };
}

/**
 * Credentials as AWS's own tools find them: environment, shared files, SSO, processes, assumed roles, web identity,
 * container and machine. They are kept in memory until they expire.
 */
function credentialsFor(
  { profile, endpoint, askForMfaCode }: ConnectionOptions,
  region: string,
): ReturnType<typeof defaultProvider> {
  return defaultProvider({
    // Files that were signed in with anew count from the next connection on.
    ignoreCache: true,
    ...(profile !== undefined && { profile }),
    clientConfig: { region, ...(endpoint !== undefined && { endpoint }) },
    ...(askForMfaCode && { mfaCodeProvider: async (device: string) => (await askForMfaCode(device)) ?? "" }),
  });
}
