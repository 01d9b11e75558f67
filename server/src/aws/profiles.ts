import { loadSharedConfigFiles } from "@smithy/core/config";
import { AwsError } from "./awsError.ts";

/** A profile of AWS's shared files, without what it holds. */
export interface Profile {
  readonly name: string;
  readonly region: string | undefined;
  /** How it comes by credentials, in a few words. */
  readonly source: string;
}

/** The profiles of the shared files, in the order of their names. Files that are not there have none. */
export async function listProfiles(): Promise<readonly Profile[]> {
  const members = await readProfiles();
  return [...members].map(([name, member]) => ({
    name,
    region: member["region"],
    source: sourceOf(member),
  }));
}

/** The Region that was asked for, else that of the environment, else that of the profile. */
export async function regionOf({
  profile,
  region,
}: {
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
}): Promise<string> {
  // Variables that are set to nothing are not set, to AWS's own tools too.
  const [own, fallback, inUse] = ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"].map(
    (variable) => process.env[variable],
  );
  const named = [region, own, fallback].find((one) => one);
  if (named !== undefined) return named;
  const name = [profile, inUse].find((one) => one) ?? "default";
  const found = (await readProfiles()).get(name)?.["region"];
  if (found !== undefined) return found;
  throw new AwsError(
    "setup",
    `No Region is known. Name one, or add "region" to the profile "${name}" in AWS's shared config file.`,
  );
}

type Members = Readonly<Record<string, string | undefined>>;

async function readProfiles(): Promise<ReadonlyMap<string, Members>> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = [...new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)])]
    // Sections that belong to no profile: `sso-session` and `services`.
    .filter((name) => !/^(?:sso-session|services)\b/.test(name))
    .sort();
  return new Map(names.map((name) => [name, { ...configFile[name], ...credentialsFile[name] }]));
}

function sourceOf(members: Members): string {
  const role = members["role_arn"];
  if (role !== undefined) return `assumes ${role}${members["mfa_serial"] === undefined ? "" : ", with MFA"}`;
  if (members["sso_session"] !== undefined || members["sso_start_url"] !== undefined) return "SSO";
  if (members["credential_process"] !== undefined) return "a process";
  if (members["login_session"] !== undefined) return "a console login";
  return members["aws_access_key_id"] === undefined ? "" : "access key";
}
