import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { ensureBuilt } from "./built.js";

const DIST = resolve(import.meta.dirname, "../../dist/src");

beforeAll(ensureBuilt, 120_000);

/** What is loaded before a command is known: all that the entry imports, and what that imports. */
function loadedAtOnce(entry: string): Set<string> {
  const loaded = new Set([join(DIST, entry)]);
  for (const file of loaded) {
    if (!file.endsWith(".js")) continue;
    for (const [, id = ""] of readFileSync(file, "utf8").matchAll(
      /^(?:import|export [^;]*?from)\b[^;]*?["']([^"']+)["'];/gm,
    )) {
      loaded.add(id.startsWith(".") ? join(dirname(file), id) : id);
    }
  }
  return loaded;
}

/** Writes paths as a shell takes them: small, without imports, and needed to say how the command is called. */
const QUOTED = "review/quoted.js";

it("loads no stage before it is needed", () => {
  const loaded = [...loadedAtOnce("cli/main.js")].map((path) => path.replace(`${DIST}/`, ""));
  expect(loaded).toContain("cli/program.js");
  const stages = loaded.filter((path) => path !== QUOTED);
  expect(
    stages.filter((path) => /^(?:plan|rules|project|apply|review|routing|contracts|overview)\//.test(path)),
  ).toEqual([]);
  expect(
    stages.filter((id) => !/^(?:node:|cli\/|report\/|batch\/formats\/|handler\/contract)/.test(id)),
  ).toEqual(["commander"]);
});
