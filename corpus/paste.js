// A copy of a checkout in which the handlers of `pages/api` lie in `app`, as AI builders and hurried people paste them.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";

const LEFT_OUT = new Set(["node_modules", ".git", ".next", "dist", "out", "build", ".turbo"]);
const HANDLER = /(^|\/)pages\/api\/(.+)\.([cm]?[jt]sx?)$/;
const NO_HANDLER = /\.(test|spec|d)\.[jt]sx?$|(^|\/)__tests__\//;

/**
 * Copies `checkout` to `work` and moves its handlers.
 * @returns each route with its path in the copy, the path and text that it had, and whether it was pasted; broken route files of the
 *   checkout's own are among them.
 */
export async function pasteHandlers(checkout, work, load) {
  const { importsFrom } = await load("/src/rules/moving/relative-imports.ts");
  cpSync(checkout, work, {
    recursive: true,
    filter: (from) => !LEFT_OUT.has(from.split(sep).at(-1)) || from === checkout,
  });
  const files = listFiles(work);
  const routes = files
    .filter((path) => /(^|\/)app\/(.+\/)?route\.[jt]sx?$/.test(path))
    .map((path) => ({ path, was: path, text: readFileSync(join(work, path), "utf8"), isPasted: false }));
  for (const was of files.filter((path) => HANDLER.test(path) && !NO_HANDLER.test(path))) {
    const text = readFileSync(join(work, was), "utf8");
    if (!isHandler(text)) continue;
    const path = pastedPath(was);
    if (
      existsSync(join(work, dirname(path))) &&
      readdirSync(join(work, dirname(path))).some((name) => /^route\./.test(name))
    )
      continue;
    const moved = importsFrom(text, was, path);
    if ("refusal" in moved) continue;
    mkdirSync(join(work, dirname(path)), { recursive: true });
    writeFileSync(join(work, path), withEdits(text, moved.edits));
    rmSync(join(work, was));
    routes.push({ path, was, text, isPasted: true });
  }
  return routes;
}

/** `pages/api/tasks/index.ts` -> `app/api/tasks/route.ts`, `src/pages/api/x.js` -> `src/app/api/x/route.js`. */
function pastedPath(was) {
  const [, , name, extension] = HANDLER.exec(was);
  const folder = posix.join(
    was.slice(0, was.indexOf("pages/api/")),
    "app/api",
    name.replace(/(^|\/)index$/, ""),
  );
  return `${folder.replace(/\/$/, "")}/route.${extension}`;
}

function isHandler(text) {
  return /export\s+default|module\.exports|\bas\s+default\b|export\s*\{\s*default/.test(text);
}

function withEdits(text, edits) {
  let result = text;
  for (const { start, end, text: put } of [...edits].sort((one, other) => other.start - one.start))
    result = result.slice(0, start) + put + result.slice(end);
  return result;
}

function listFiles(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
