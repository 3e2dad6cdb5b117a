/** An app that shows causes, and what the tool makes of it. */
import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { jsonOf, runCli } from "../../cli/run-cli.js";
import { type ExampleApp, makeApp } from "../example-app.js";
import { nextOf, ownNext } from "../next-versions.js";
import { type Files, SHELL, writeFiles } from "./files.js";

/** Made before the tests of a suite, and gone after them; `shell` holds what is in it besides. */
export function appOf(name: string, files: Files, major?: 14 | 15, shell = SHELL): () => ExampleApp {
  let app: ExampleApp;
  beforeAll(() => {
    app = makeApp(name, writeFiles({ ...shell, ...files }), major ? nextOf(major) : ownNext);
  });
  afterAll(() => app.remove());
  return () => app;
}

/** What the tool says of each file, after it has mended what it can. */
export function mended(app: ExampleApp): string[] {
  return app.inGit(() => {
    const result = runCli(app.folder, ["--yes", "--unsafe", "--allow-dirty", "--format", "json"]);
    return jsonOf(result)
      .files.map(({ rule, path, outcome }) => `${rule} ${path} ${outcome}`)
      .sort();
  });
}

export function move(app: ExampleApp, from: string, to: string): void {
  mkdirSync(dirname(join(app.folder, to)), { recursive: true });
  renameSync(join(app.folder, from), join(app.folder, to));
}
