import { documentKinds, profiles, type DocumentKind, type Surroundings } from "../engine/engine.ts";
import type { Arguments, Option } from "./arguments.ts";

const formats = ["pretty", "json"] as const;
export type Format = (typeof formats)[number];

export const formatOption: Option = {
  name: "format",
  value: "FORMAT",
  choices: formats,
  summary: "pretty (default) for people, json for programs",
};

export const kindOption: Option = {
  name: "kind",
  value: "KIND",
  choices: documentKinds,
  summary: `what the documents are, whatever they look like: ${documentKinds.join(", ")}`,
};

const profileOption: Option = {
  name: "profile",
  value: "PROFILE",
  choices: profiles,
  summary: "strict (default): uploads send headers; defaultEncryption: the bucket's default will do",
};

const refuseDsseOption: Option = {
  name: "refuse-dsse",
  summary: "take DSSE-KMS with the right key for wrong too",
};

/** What says how a bucket is to make sure that its objects are encrypted. */
export const surroundingsOptions: readonly Option[] = [profileOption, refuseDsseOption];

export const helpOption: Option = { name: "help", short: "h", summary: "print this help" };

export const versionOption: Option = { name: "version", summary: "print the version" };

export function formatOf(args: Arguments): Format {
  return formats.find((format) => format === args.valueOf(formatOption.name)) ?? "pretty";
}

/** The kind that was asked for; undefined where detection decides. */
export function kindOf(args: Arguments): DocumentKind | undefined {
  return documentKinds.find((kind) => kind === args.valueOf(kindOption.name));
}

export function surroundingsOf(args: Arguments): Surroundings {
  const profile = profiles.find((each) => each === args.valueOf(profileOption.name)) ?? "strict";
  return { profile, allowDsse: !args.has(refuseDsseOption.name) };
}
