import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TESTFIXTURES } from "../named-exports/fixtures.js";

export const FOLDER = join(TESTFIXTURES, "make-route");

export const files = readdirSync(FOLDER).sort();

export const textOf = (file: string) => readFileSync(join(FOLDER, file), "utf8");

/** What is known of a fixture from outside. */
export const contextOf = (file: string) => ({
  path: file.startsWith("functions-with-params")
    ? "app/api/tasks/[id]/route.ts"
    : `app/api/tasks/route${file.slice(file.lastIndexOf("."))}`,
  next: 16,
  helper: "@/lib/route",
});
