import { DescribeKeyCommand, GetKeyRotationStatusCommand, type KeyMetadata } from "@aws-sdk/client-kms";
import { parseArn } from "../engine/policy/arn.ts";
import { ask, askIfAny } from "./ask.ts";
import type { Connection } from "./connection.ts";
import { serviceFor } from "./keys.ts";

/** What AWS says of a key besides its policy. */
export interface KeyStatus {
  readonly arn: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, … */
  readonly state: string;
  /** When it is deleted; undefined where it is not. */
  readonly deletion: Date | undefined;
  /** `AWS` for keys that AWS manages. */
  readonly manager: string;
  readonly usage: string;
  readonly spec: string;
  readonly origin: string;
  readonly isMultiRegion: boolean;
  /** Undefined where the key cannot rotate or where its rotation may not be read. */
  readonly rotation: KeyRotation | undefined;
}

export interface KeyRotation {
  readonly isOn: boolean;
  readonly days: number | undefined;
  readonly next: Date | undefined;
}

/** State, type, origin and rotation of a key, named by id, ARN or alias. */
export async function readKeyStatus(connection: Connection, key: string): Promise<KeyStatus> {
  const data = await describe(connection, key);
  const arn = data.Arn ?? key;
  return {
    arn,
    state: text(data.KeyState),
    deletion: data.DeletionDate,
    manager: text(data.KeyManager),
    usage: text(data.KeyUsage),
    spec: text(data.KeySpec),
    origin: text(data.Origin),
    isMultiRegion: data.MultiRegion === true,
    rotation: await readRotation(connection, arn),
  };
}

/** What AWS does not say is the empty text. */
function text(value: string | undefined): string {
  return value ?? "";
}

/** The ARN of a key that is named by id, ARN or alias: policies cannot be asked for by alias. */
export async function keyArnOf(connection: Connection, key: string): Promise<string> {
  if (parseArn(key)?.resource.startsWith("key/") === true) return key;
  return (await describe(connection, key)).Arn ?? key;
}

async function describe(connection: Connection, key: string): Promise<Partial<KeyMetadata>> {
  const { kms, question } = serviceFor(connection, key);
  const command = new DescribeKeyCommand({ KeyId: key });
  const answer = await ask(connection, question("kms:DescribeKey"), (options) => kms.send(command, options));
  return answer.KeyMetadata ?? {};
}

/** Keys that cannot rotate, and callers who may not know, are no mistake: there is just nothing to say. */
async function readRotation(connection: Connection, arn: string): Promise<KeyRotation | undefined> {
  const { kms, question } = serviceFor(connection, arn);
  const command = new GetKeyRotationStatusCommand({ KeyId: arn });
  const without = ["UnsupportedOperationException", "KMSInvalidStateException", "AccessDeniedException"];
  const answer = await askIfAny(connection, question("kms:GetKeyRotationStatus"), without, (options) =>
    kms.send(command, options),
  );
  return (
    answer && {
      isOn: answer.KeyRotationEnabled ?? false,
      days: answer.RotationPeriodInDays,
      next: answer.NextRotationDate,
    }
  );
}
