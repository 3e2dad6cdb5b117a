/** Which rules one file is enough for, and what each of them asks. */

import { removeStaticExport } from "../../transforms/static-export.js";
import { missingExports } from "../handler/find/missing-exports.js";
import { type InvalidExport, invalidExports } from "../handler/invalid-exports.js";
import { editsBetween } from "../plan/edits.js";
import { defaultExport } from "../rules/default-export.js";
import { emptyRoute, silentRoute } from "../rules/empty-route.js";
import { mayExportTooMuch } from "../rules/export-gate.js";
import { invalidRouteExport, refusedExport } from "../rules/invalid-route-export.js";
import { lowercaseMethod, misspeltTests } from "../rules/lowercase-method.js";
import { outputExport } from "../rules/output-export.js";
import { pagesApi405, unanswered } from "../rules/pages-api-405.js";
import { pagesSignature } from "../rules/pages-signature.js";
import { couldBeBroken } from "../rules/route-gate.js";
import { isRewritten, reviewOf, routeFindings } from "./compiled.js";
import { type FileRule, lintFindings } from "./lint-rule.js";
import { isNextConfig, isPagesApiFile, isRouteFile } from "./paths.js";

const OF_THE_COMPILER = {
  isFor: isRouteFile,
  options: ["methods", "next", "staticExport", "cacheComponents"],
  dependsOnNext: isRouteFile,
} as const;

const ofDefaultExport: FileRule = {
  ...OF_THE_COMPILER,
  about: defaultExport,
  examine: (file) => routeFindings("default-export", file),
};

const ofPagesSignature: FileRule = {
  ...OF_THE_COMPILER,
  about: pagesSignature,
  examine: (file) => routeFindings("pages-signature", file),
};

const ofLowercaseMethod: FileRule = {
  ...OF_THE_COMPILER,
  about: lowercaseMethod,
  isFor: (path) => isRouteFile(path) || isPagesApiFile(path),
  examine: (file) =>
    isRouteFile(file.path)
      ? routeFindings("lowercase-method", file)
      : lintFindings(misspeltTests(file, reviewOf(file)), "Write the method in capitals."),
};

const ofEmptyRoute: FileRule = {
  about: emptyRoute,
  isFor: isRouteFile,
  options: [],
  dependsOnNext: () => false,
  examine: ({ text, path }) => {
    const missing = couldBeBroken(text) ? missingExports(text, path) : undefined;
    return missing ? lintFindings([silentRoute({ path }, missing)], "Export it.") : [];
  },
};

/**
 * One file doesn't tell who imports it, nor how the app is built: other names than methods and settings are reported for TypeScript and up to Next 15, where
 * the build refuses them unless it was told to use Turbopack.
 */
const ofInvalidRouteExport: FileRule = {
  about: invalidRouteExport,
  isFor: isRouteFile,
  options: ["next", "cacheComponents"],
  dependsOnNext: isRouteFile,
  examine: (file) => {
    const { path, text, next = 16 } = file;
    const cacheComponents = file.options.cacheComponents ?? false;
    // The rewrite of a broken handler takes such exports back along with it.
    if (!mayExportTooMuch(text, cacheComponents) || isRewritten(file)) return [];
    const build = {
      next,
      refusesOtherNames: next < 16 && /\.tsx?$/.test(path),
      usesTurbopack: next >= 16,
      ignoresErrors: false,
      importers: "unknown",
    } as const;
    return invalidExports(text, { path, cacheComponents, keep: new Set() }).flatMap((invalid) =>
      lintFindings(refusedExport({ path }, invalid, build), ORDERS[invalid.kind]),
    );
  },
};

const ORDERS: Record<InvalidExport["kind"], string> = {
  "other-name": "Take the word `export` away.",
  "pages-config": "Make its settings exports of their own.",
  "setting-from-elsewhere": "Write the value here.",
  "computed-setting": "Write the value as a literal.",
  "unknown-value": "Write a value that Next.js knows.",
  "cache-components": "Take the setting out.",
};

const ofPagesApi405: FileRule = {
  about: pagesApi405,
  isFor: isPagesApiFile,
  options: [],
  dependsOnNext: () => false,
  examine: (file) => {
    const review = reviewOf(file);
    // What the handler serves is told only once the names of its methods are right.
    if (review.misspelt.length > 0) return [];
    return lintFindings(unanswered(file, review), "Answer the other methods with 405 and `Allow`.");
  },
};

/** The live routes can't be seen from the config: whether they are missed is for its owner to say, so nothing is a fix. */
const ofOutputExport: FileRule = {
  about: outputExport,
  isFor: isNextConfig,
  options: [],
  dependsOnNext: () => false,
  examine: ({ text }) => {
    if (!/\boutput\b/.test(text)) return [];
    const { findings, code } = removeStaticExport(text);
    const edits = code === undefined ? {} : { edits: editsBetween(text, code) };
    return findings
      .filter(({ applies }) => applies === "always")
      .map(({ line, column, message, removed }) => ({
        ...{ line, column, ...edits },
        safety: removed ? ("unsafe" as const) : ("manual" as const),
        message: `${message} If the app has API routes, they are lost: take it out, and deploy to a host that runs Node.`,
        order: 'Take `output: "export"` out.',
      }));
  },
};

export const FILE_RULES = {
  "default-export": ofDefaultExport,
  "pages-signature": ofPagesSignature,
  "lowercase-method": ofLowercaseMethod,
  "empty-route": ofEmptyRoute,
  "invalid-route-export": ofInvalidRouteExport,
  "pages-api-405": ofPagesApi405,
  "output-export": ofOutputExport,
};
