import type { Setup } from "../setup/setup.ts";
import { setupFormats, type SetupFormat } from "../setup/setupFiles.ts";

/** What a wizard can lead to. */
export const goals = [
  "setup",
  "kms-key-policy",
  "s3-bucket-policy",
  "s3-bucket-encryption",
  "script",
] as const;
export type Goal = (typeof goals)[number];

/** What has to be known on the way to a goal. */
export interface Way {
  /** In the order in which to ask. Of several in a row that are true or false all are asked at once. */
  readonly members: readonly (keyof Setup)[];
  /** What may be left out in a setup, but not here. */
  readonly needs?: readonly (keyof Setup)[];
  /** What a setup needs, but this does without, and what that means. */
  readonly spares?: Readonly<Partial<Record<keyof Setup, string>>>;
  /** What can be written, where there is a choice. */
  readonly formats?: readonly SetupFormat[];
}

/** Partition and alias follow from the rest; who wants them otherwise says so in the setup file. */
const everything = [
  "account",
  "region",
  "bucket",
  "keyArn",
  "administrators",
  "users",
  "crossAccountReaders",
  "keyPolicy",
  "profile",
  "bucketKey",
  "allowDsse",
  "rotation",
  "tlsOnly",
  "blockSseC",
  "replication",
  "exemptLogWriters",
  "rotationPeriodInDays",
] as const;

export const ways: Readonly<Record<Goal, Way>> = {
  setup: {
    members: everything,
    formats: setupFormats,
  },
  "kms-key-policy": {
    members: ["account", "region", "administrators", "users", "crossAccountReaders", "bucket", "keyPolicy"],
    spares: { bucket: "The key may serve any bucket" },
  },
  "s3-bucket-policy": {
    members: [
      "bucket",
      "region",
      "keyArn",
      "profile",
      "allowDsse",
      "tlsOnly",
      "replication",
      "exemptLogWriters",
    ],
    needs: ["keyArn"],
  },
  "s3-bucket-encryption": { members: ["keyArn", "bucketKey", "blockSseC"], needs: ["keyArn"] },
  script: { members: everything, formats: ["bash", "powershell"] },
};
