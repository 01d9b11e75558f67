import assert from "node:assert/strict";
import { createSchedule, pauseFor } from "../../server/src/lsp/schedule.ts";
import { manualClock } from "../support/manualClock.ts";

describe("pauseFor", () => {
  it("is nothing for any policy that AWS would take, and something for what is longer", () => {
    assert.equal(pauseFor(0), 0);
    assert.equal(pauseFor(32_768), 0);
    assert(pauseFor(5_000_000) > 0);
  });
});

describe("createSchedule", () => {
  it("works on each document once, when it has rested", () => {
    const clock = manualClock();
    const worked: string[] = [];
    const schedule = createSchedule(clock.after, (uri) => worked.push(uri));
    schedule.plan("a", 100);
    schedule.plan("b", 50);
    clock.advance(60);
    assert.deepEqual(worked, ["b"]);
    schedule.plan("a", 100);
    clock.advance(60);
    assert.deepEqual(worked, ["b"]);
    clock.advance(40);
    assert.deepEqual(worked, ["b", "a"]);
    clock.advance(1000);
    assert.deepEqual(worked, ["b", "a"]);
  });

  it("forgets what is called off", () => {
    const clock = manualClock();
    const worked: string[] = [];
    const schedule = createSchedule(clock.after, (uri) => worked.push(uri));
    schedule.plan("a", 100);
    schedule.cancel("a");
    schedule.cancel("never planned");
    clock.advance(1000);
    assert.deepEqual(worked, []);
  });
});
