import { workspace, type Memento } from "vscode";

/** As whom and where AWS is asked. */
export interface Place {
  /** A profile of AWS's shared files; missing where the environment decides. */
  readonly profile?: string;
  readonly region: string;
}

const key = "latchkey.aws.place";

/** What was chosen in this workspace. Names alone are kept, and never credentials. */
export function readPlace(memory: Memento): Place | undefined {
  const kept = memory.get<Partial<Record<keyof Place, unknown>>>(key);
  if (typeof kept?.region !== "string") return undefined;
  return { region: kept.region, ...(typeof kept.profile === "string" && { profile: kept.profile }) };
}

export async function keepPlace(memory: Memento, place: Place): Promise<void> {
  await memory.update(key, place);
}

/** The address of what stands in for AWS, where the setting names one. */
export function readEndpoint(): string | undefined {
  const endpoint = workspace.getConfiguration("latchkey").get("aws.endpoint");
  return typeof endpoint === "string" && endpoint.trim() !== "" ? endpoint.trim() : undefined;
}

export function placeInWords({ profile, region }: Place): string {
  return `${profile ?? "environment"} · ${region}`;
}
