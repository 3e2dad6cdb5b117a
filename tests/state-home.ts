/** Tests keep their undo journals away from the user's own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "route-codemod-tests-"));
process.env.XDG_STATE_HOME = folder;
afterAll(() => rmSync(folder, { recursive: true, force: true }));
