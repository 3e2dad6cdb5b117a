/** Ctrl-C in the terminal of a batch: the terminal sends it to every process of its foreground group. */
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { CTRL_C, openTerminal } from "../cli/pseudo-terminal.js";
import { temporaryFolder } from "../project/temporary-repo.js";
import { runBatch } from "./repos.js";
import { silentServer } from "./silent-server.js";

test("the first lets the repos at hand come to their end, the second ends all; neither makes a repo fail", async () => {
  const root = temporaryFolder({});
  const { server, port, connections } = await silentServer();
  const source = `git://127.0.0.1:${port}/a/slow`;
  const terminal = openTerminal(root, ["batch", source, "--state", "state"]);
  await expect.poll(connections, { timeout: 50_000 }).toBe(1);

  terminal.types(CTRL_C);
  await terminal.sees("Ends when the repos at hand are done.");
  await setTimeout(1_000);
  expect(connections()).toBe(1);

  terminal.types(CTRL_C);
  expect(await terminal.ends()).toBe(130);
  await expect.poll(connections, { timeout: 20_000 }).toBe(0);
  server.close();
  expect(runBatch(root, ["status"]).stderr).toContain("unfinished: 0 of 1 repos done");
});
