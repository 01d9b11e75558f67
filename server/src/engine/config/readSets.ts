import { profiles } from "../policy/surroundings.ts";
import { propertyOf, textsOf, type Node, type ObjectNode } from "../tree/node.ts";
import { mistakeAt, type ConfigFinding, type ConfigSet } from "./config.ts";
import { misplacedMembers } from "./members.ts";
import { misshapenMembers } from "./misshapenMembers.ts";
import { mistakesAmongSets } from "./mistakesAmongSets.ts";
import { mistakesOfSet } from "./mistakesOfSet.ts";
import { setMembers, type DocumentMember, type SetMember } from "./setMembers.ts";
import { pathWithin } from "./setPaths.ts";

export interface ReadSets {
  readonly sets: readonly ConfigSet[];
  readonly findings: readonly ConfigFinding[];
}

/**
 * Reads the sets that a configuration declares: one with a mistake counts for nothing, so that its documents are found.
 * What has a value without the form that is meant there is as good as not declared, and the rest of its set counts.
 */
export function readSets(list: Node | undefined): ReadSets {
  if (list === undefined) return { sets: [], findings: [] };
  if (list.kind !== "array")
    return { sets: [], findings: [mistakeAt(list, "config/wrong-type", `"sets" is a list: [{ … }].`)] };
  const read = list.items.map(readSet);
  const among = mistakesAmongSets(read.flatMap(({ sets }) => sets));
  return {
    sets: read.flatMap(({ sets }) => sets).filter((set) => !among.has(set)),
    findings: [...read.flatMap(({ findings }) => findings), ...[...among.values()].flat()],
  };
}

const names = Object.keys(setMembers) as SetMember[];

function readSet(node: Node): ReadSets {
  if (node.kind !== "object")
    return { sets: [], findings: [mistakeAt(node, "config/wrong-type", "A set is an object: { … }.")] };
  const misshapen = misshapenMembers(node);
  const properties = node.properties.filter(({ name: { value } }) => value === NAME || !misshapen.has(value));
  const counting = { ...node, properties };
  const mistakes = [...misplacedMembers(node, names, "A set"), ...mistakesOfSet(counting)];
  const isVoid = mistakes.length > 0 || misshapen.has(NAME);
  return {
    sets: isVoid ? [] : [toSet(counting)],
    findings: [...mistakes, ...[...misshapen.values()].flat()],
  };
}

/** No set goes without it. */
const NAME: SetMember = "name";

function toSet(node: ObjectNode): ConfigSet {
  const list = (name: SetMember): readonly string[] | undefined => {
    const property = propertyOf(node, name);
    return property && textsOf(property.value).map(({ value }) => value);
  };
  const text = (name: SetMember): string | undefined => list(name)?.[0];
  const path = (name: DocumentMember): string | undefined => pathWithin(text(name) ?? "");
  const allowDsse = propertyOf(node, "allowDsse")?.value;
  return {
    node,
    declared: {
      name: text("name") ?? "",
      keyPolicy: path("keyPolicy"),
      bucketPolicy: path("bucketPolicy"),
      bucketEncryption: path("bucketEncryption"),
      keyArn: text("keyArn"),
      bucket: text("bucket"),
      region: text("region"),
      account: text("account"),
      administrators: list("administrators"),
      users: list("users"),
      profile: profiles.find((profile) => profile === text("profile")),
      allowDsse: allowDsse?.kind === "boolean" ? allowDsse.value : undefined,
    },
  };
}
