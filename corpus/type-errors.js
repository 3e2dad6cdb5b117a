// What TypeScript says of some files of a repo whose packages mostly aren't installed.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { groupBy } from "./group-by.js";

/** Errors that come of packages and generated files that aren't there. */
const OF_MISSING_MODULES = new Set([2307, 7016, 2305, 2614, 2792]);
/** In JavaScript only a name that isn't there counts. */
const IN_JAVASCRIPT = new Set([2304, 2552]);

/** @returns the errors of each path, without their places, so that those of an old and a new text can be compared. */
export function typeErrorsOf(root, paths) {
  const found = new Map();
  const byConfig = groupBy(
    paths.filter((path) => existsSync(join(root, path))),
    (path) => configAbove(root, dirname(join(root, path))),
  );
  for (const [config, group] of byConfig) {
    const files = group.map((path) => join(root, path));
    const program = ts.createProgram(files, optionsOf(config));
    for (const [index, path] of group.entries()) {
      const source = program.getSourceFile(files[index]);
      const isScript = /\.[cm]?jsx?$/.test(path);
      const diagnostics = source ? program.getSemanticDiagnostics(source) : [];
      const counted = diagnostics.filter(({ code }) =>
        isScript ? IN_JAVASCRIPT.has(code) : !OF_MISSING_MODULES.has(code),
      );
      found.set(
        path,
        counted.map(
          ({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`,
        ),
      );
    }
  }
  return found;
}

function configAbove(root, folder) {
  for (let at = folder; at.startsWith(root); at = dirname(at))
    for (const name of ["tsconfig.json", "jsconfig.json"])
      if (existsSync(join(at, name))) return join(at, name);
  return undefined;
}

function optionsOf(config) {
  const read = config
    ? ts.parseJsonConfigFileContent(
        ts.parseConfigFileTextToJson(config, readFileSync(config, "utf8")).config ?? {},
        ts.sys,
        dirname(config),
      ).options
    : {};
  return {
    ...read,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.esnext.d.ts"],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowJs: true,
    checkJs: true,
    noEmit: true,
    skipLibCheck: true,
    incremental: false,
    composite: false,
    plugins: undefined,
    types: [],
  };
}
