import { CreateAliasCommand, CreateKeyCommand } from "@aws-sdk/client-kms";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import { connect, type Connection, type ConnectionOptions } from "../../server/src/aws/aws.ts";
import { startMoto, type Moto } from "./moto.ts";
import { startProxy, type Proxy } from "./proxy.ts";

export const account = "111122223333";
export const region = "eu-central-1";
export const bucket = "example-records";

/** An emulated account, with a connection to it that fails where a test wants it to. */
export interface TestAccount {
  readonly moto: Moto;
  readonly proxy: Proxy;
  /** The connection goes with the test. */
  readonly connect: (options?: ConnectionOptions) => Promise<Connection>;
  /** To the emulator, past the proxy. */
  readonly direct: Connection;
  /** Makes a key, and gives its ARN. */
  readonly makeKey: (policy?: object, alias?: string) => Promise<string>;
}

interface AccountSetup {
  /** Whether the account is empty again before each test; it is unless this is false. */
  readonly resets?: boolean;
  /** What is in this process's environment besides. */
  readonly variables?: NodeJS.ProcessEnv;
}

/** Gives the tests of a describe block an emulated account, in this process's environment too. */
export function useAccount({ resets = true, variables = {} }: AccountSetup = {}): () => TestAccount {
  let moto: Moto | undefined;
  let proxy: Proxy | undefined;
  let direct: Connection | undefined;
  let connections: Connection[] = [];
  const own = { ...process.env };

  before(async () => {
    moto = await startMoto(account);
    proxy = await startProxy(moto.endpoint);
    // What the SDK reads from the environment is what the emulator wants, but for where it is.
    const quiet = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" };
    setEnvironment({ ...moto.env, ...quiet, AWS_ENDPOINT_URL: undefined, ...variables });
    direct = await connect({ region, endpoint: moto.endpoint });
    // It keeps them, whatever a test makes of the environment.
    await direct.kms().config.credentials();
  });
  beforeEach(async () => {
    if (resets) await moto?.reset();
    proxy?.decide();
  });
  afterEach(() => {
    for (const connection of connections) connection.close();
    connections = [];
  });
  after(async () => {
    setEnvironment(own);
    direct?.close();
    await proxy?.stop();
    await moto?.stop();
  });

  return () => {
    if (moto === undefined || proxy === undefined || direct === undefined)
      throw new Error("the emulator did not start");
    const { endpoint } = proxy;
    const made = direct;
    return {
      moto,
      proxy,
      direct: made,
      connect: async (options) => {
        const connection = await connect({ region, endpoint, ...options });
        connections.push(connection);
        return connection;
      },
      makeKey: (policy, alias) => makeKey(made, policy, alias),
    };
  };
}

async function makeKey(connection: Connection, policy?: object, alias?: string): Promise<string> {
  const kms = connection.kms();
  const made = await kms.send(
    new CreateKeyCommand(policy === undefined ? {} : { Policy: JSON.stringify(policy) }),
  );
  const { KeyId: id, Arn: arn = "" } = made.KeyMetadata ?? {};
  if (alias !== undefined) await kms.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: id }));
  return arn;
}

export async function makeBucket({ s3 }: Connection): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: region } as const;
  await s3.send(new CreateBucketCommand({ Bucket: bucket, CreateBucketConfiguration }));
}

/** Sets and takes away variables until the environment is this one. */
export function setEnvironment(wanted: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env))
    if (wanted[name] === undefined) Reflect.deleteProperty(process.env, name);
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) process.env[name] = value;
}

/** A key policy that lets an account do everything, and a role use the key. */
export function keyPolicyFor(role: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Administer",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "Use",
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:role/${role}` },
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: "*",
      },
    ],
  };
}
