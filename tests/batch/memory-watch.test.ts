import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { OUT_OF_MEMORY } from "../../src/batch/memory-watch.js";

const SOURCES = new URL("../../build/sources.js", import.meta.url).href;

/** Fills so many megabytes beside V8's heap, and then looks up no more, for at most a minute. */
function fill(megabytes: number, limit: number): ReturnType<typeof spawnSync> {
  const program = `
    const { withSources } = await import(${JSON.stringify(SOURCES)});
    const { watchMemory } = await withSources((load) => load("/src/batch/memory-watch.ts"));
    watchMemory(${limit});
    const held = Array.from({ length: ${megabytes} }, () => Buffer.alloc(1024 * 1024, 1));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${megabytes > limit ? 60_000 : 500});
    console.log(held.length);
  `;
  return spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    encoding: "utf8",
  });
}

test("a process ends that takes too much beside V8's heap, also while it doesn't look up", () => {
  const { signal, stderr } = fill(600, 64);
  expect([signal, stderr]).toEqual(["SIGKILL", expect.stringContaining(OUT_OF_MEMORY)]);
});

test("a process within its limit comes to its end", () => {
  expect(fill(40, 128)).toMatchObject({ status: 0, signal: null, stdout: "40\n" });
});
