import { window, type QuickPickItem } from "vscode";
import type { Profile } from "../../../server/src/aws/aws.ts";
import type { Aws } from "./awsBundle.ts";
import type { Place } from "./place.ts";

interface ProfileItem extends QuickPickItem {
  readonly profile: Profile | undefined;
}

/** Asks as whom and where AWS is to be asked. Undefined from somebody who leaves. */
export async function choosePlace(aws: Aws, current: Place | undefined): Promise<Place | undefined> {
  const profiles = await aws.listProfiles();
  const environment = {
    label: "Environment",
    description: "variables, the default profile, then container and machine",
    profile: undefined,
  };
  const items: readonly ProfileItem[] = [
    ...profiles.map((profile) => ({
      label: profile.name,
      description: [profile.region, profile.source].filter(Boolean).join(" · "),
      profile,
    })),
    environment,
  ];
  const chosen = await window.showQuickPick(
    inFront(items, ({ profile }) => profile?.name === current?.profile),
    {
      title: "AWS Profile (1/2)",
      placeHolder: "As whom is AWS to be asked?",
      matchOnDescription: true,
    },
  );
  if (chosen === undefined) return undefined;
  const region = await chooseRegion(aws, chosen.profile?.region ?? current?.region);
  if (region === undefined) return undefined;
  return { region, ...(chosen.profile !== undefined && { profile: chosen.profile.name }) };
}

async function chooseRegion(aws: Aws, expected: string | undefined): Promise<string | undefined> {
  const regions = aws.listRegions().map(({ id, name }) => ({ label: id, description: name }));
  const isKnown = regions.some(({ label }) => label === expected);
  const items = [
    ...(expected === undefined || isKnown ? [] : [{ label: expected, description: "" }]),
    ...regions,
  ];
  const chosen = await window.showQuickPick(
    inFront(items, ({ label }) => label === expected),
    {
      title: "AWS Region (2/2)",
      placeHolder: "Where are the keys?",
      matchOnDescription: true,
    },
  );
  return chosen?.label;
}

/** What is expected comes first. */
function inFront<T>(items: readonly T[], isExpected: (item: T) => boolean): readonly T[] {
  return [...items.filter(isExpected), ...items.filter((item) => !isExpected(item))];
}
