import assert from "node:assert/strict";
import { readSetup } from "../../server/src/engine/templates/setup/readSetup.ts";
import type { Setup } from "../../server/src/engine/templates/setup/setup.ts";

/** As little as a setup file can say. */
export const smallestSetup = {
  account: "111122223333",
  region: "eu-central-1",
  bucket: "example-records",
  administrators: ["KeyAdministrator"],
  users: ["RecordsService"],
};

/** A setup by the members of its file. */
export function toSetup(json: object): Setup {
  const { setup } = readSetup(JSON.stringify(json));
  assert.ok(setup);
  return setup;
}
