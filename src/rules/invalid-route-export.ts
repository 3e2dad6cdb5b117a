/** Exports of a route file that `next build` refuses. */
import type { InvalidExport } from "../handler/invalid-exports.js";
import type { ImportSite, NextApp, RouteFile } from "../project/contract.js";
import { refusesOtherNames, usesTurbopack } from "./build-check.js";
import { mayExportTooMuch } from "./export-gate.js";
import type { Rule, RuleFinding, RuleResult, Severity } from "./rule.js";

export const invalidRouteExport: Rule = {
  id: "invalid-route-export",
  title: "A route file exports something that `next build` refuses.",
  docs: "docs/rules/invalid-route-export.md",
  severity: "error",
  refusesWholeFile: true,
  safety:
    "Safe where nothing imports what is exported, and where a setting's value is known: the export becomes local, the value a literal. Unsafe where a setting begins or ceases to apply. By hand where another file imports it.",
  detect: async (app, { repairs }) => {
    const results: RuleResult[] = [];
    for (const route of app.routes) {
      // The rewrite of a broken handler takes such exports back along with it.
      if (!route.requested || repairs.get(route.path)?.code !== undefined) continue;
      if (mayExportTooMuch(route.text, app.facts.cacheComponents))
        results.push(...(await judged(app, route)));
    }
    return results;
  },
};

async function judged(app: NextApp, route: RouteFile): Promise<RuleResult[]> {
  const { invalidExports } = await import("../handler/invalid-exports.js");
  const importers = route.importedBy ?? [];
  const imported = new Set(importers.flatMap(({ names }) => (names === "all" ? [] : names)));
  const found = invalidExports(route.text, {
    path: route.path,
    cacheComponents: app.facts.cacheComponents,
    keep: imported,
  });
  const build: BuildFacts = {
    next: app.next,
    refusesOtherNames: refusesOtherNames(app),
    usesTurbopack: usesTurbopack(app),
    ignoresErrors: app.facts.ignoresBuildErrors !== undefined,
    importers,
  };
  return found.flatMap((invalid) => refusedExport(route, invalid, build));
}

/** What is known of the build, and of who imports the route file. */
export interface BuildFacts {
  /** Major version of Next.js. */
  next: number;
  /** Its type check refuses other exports than methods and settings. */
  refusesOtherNames: boolean;
  usesTurbopack: boolean;
  /** The type check is switched off. */
  ignoresErrors: boolean;
  importers: readonly ImportSite[] | "unknown";
}

/** What is said of one export; nothing where this build accepts it. */
export function refusedExport(
  route: Pick<RouteFile, "path">,
  invalid: InvalidExport,
  build: BuildFacts,
): RuleResult[] {
  const said = sayingOf(invalid, build);
  if (said === undefined) return [];
  const { safety, ...finding } = said;
  const { line, column, edits } = invalid;
  const isMended = safety !== "manual" && edits !== undefined;
  const whole: RuleFinding = {
    safety: isMended ? safety : "manual",
    methods: [],
    line,
    column,
    notes: [],
    ...finding,
  };
  return [{ path: route.path, findings: [whole], ...(isMended ? { edits } : {}) }];
}

type Said = Pick<RuleFinding, "safety" | "message"> & { severity?: Severity; notes?: string[] };

/** What this version of Next makes of it; nothing where it is accepted. */
function sayingOf(invalid: InvalidExport, build: BuildFacts): Said | undefined {
  const { next } = build;
  const name = listed(invalid.names);
  switch (invalid.kind) {
    case "other-name":
      return otherName(invalid, build);
    case "pages-config":
      return pagesConfig(invalid, build);
    case "setting-from-elsewhere":
      if (!build.usesTurbopack || next < 16) return undefined;
      return {
        safety: "manual",
        message: `${name} is re-exported from another file. \`next build\` fails on that ("It mustn't be reexported"): Next.js reads settings from the route file itself. Write the value here, as \`export const ${invalid.names[0]} = …\`.`,
      };
    case "computed-setting": {
      if (next < 15) return undefined;
      const what = `Next.js ${next} reads ${name} from the source without running it, and \`next build\` fails on anything but a literal.`;
      return invalid.value === undefined
        ? { safety: "manual", message: `${what} Write its value out.` }
        : { safety: "safe", message: `${what} Its value is ${invalid.value}.` };
    }
    case "unknown-value":
      // On 14 it is the type check that knows the values.
      if (next < 15 && (!build.refusesOtherNames || build.ignoresErrors)) return undefined;
      return {
        safety: "manual",
        message: `${name} has the value "${invalid.value}", which Next.js doesn't know, and \`next build\` fails on it. It knows ${invalid.known.join(", ")}.`,
      };
    case "cache-components":
      if (next < 16) return undefined;
      return {
        safety: "unsafe",
        message: `${name} is not compatible with \`cacheComponents\`: \`next build\` fails, and \`next dev\` answers 500 to everything. Taking it out assumes that the route's own code says what is dynamic: a GET that reads the request runs on every request, one that doesn't is made once (\`await connection()\` keeps it live).`,
      };
  }
}

function otherName(invalid: InvalidExport & { kind: "other-name" }, build: BuildFacts): Said | undefined {
  if (!build.refusesOtherNames) return undefined;
  const name = listed(invalid.names);
  const first = invalid.names[0];
  const hidden = build.ignoresErrors;
  const what = hidden
    ? `${name} ${isOrAre(invalid)} no export that Next.js ${build.next} accepts in a route file. The type check of \`next build\` would say so, but it is switched off.`
    : `\`next build\` fails: "${first}" is not a valid Route export field. Up to Next 15 a route file may export methods and settings only.`;
  const severity = hidden ? ({ severity: "info" } as const) : {};
  const notes = invalid.unused.length > 0 ? [`Nothing uses ${listed(invalid.unused)} any more.`] : [];
  if (build.importers === "unknown") {
    const local = `Taking the word \`export\` away assumes that no other file imports ${name}.`;
    return { ...severity, safety: "unsafe", message: `${what} ${local}`, notes };
  }
  const importers = build.importers.filter(
    ({ names }) => names === "all" || names.some((one) => invalid.names.includes(one)),
  );
  if (importers.some(({ names }) => names === "all") || invalid.edits === undefined) {
    const who = [...new Set(importers.map(({ path }) => path))].join(", ");
    return {
      ...severity,
      safety: "manual",
      message: `${what} ${who} ${importers.length > 1 ? "import" : "imports"} from this file: move ${name} to a file of ${invalid.names.length > 1 ? "their" : "its"} own, and import ${invalid.names.length > 1 ? "them" : "it"} from there in both places.`,
    };
  }
  const message = `${what} Nothing in the repo imports ${name}.`;
  if (invalid.forPackages.length === 0) return { ...severity, safety: "safe", message, notes };
  const reader = `The file doesn't use ${listed(invalid.forPackages)} either: making it local assumes that no package reads it from the route, as next-ws does with \`UPGRADE\`.`;
  return { ...severity, safety: "unsafe", message: `${message} ${reader}`, notes };
}

function pagesConfig(invalid: InvalidExport & { kind: "pages-config" }, { next }: BuildFacts): Said {
  if (next <= 14) {
    return {
      safety: "safe",
      message: `\`next build\` fails: the Pages Router's \`config\` is no export of a route file. Its settings are exports of their own here, and the body isn't parsed anyway.`,
    };
  }
  return invalid.applies
    ? {
        safety: "unsafe",
        severity: "warning",
        message: `Next.js ${next} ignores the Pages Router's \`config\` in a route file, so what it sets doesn't apply. As exports of their own the settings will: check that this is wanted.`,
      }
    : {
        safety: "safe",
        severity: "info",
        message: `Next.js ${next} ignores the Pages Router's \`config\` in a route file: the body is never parsed here.`,
      };
}

function isOrAre({ names }: InvalidExport): string {
  return names.length > 1 ? "are" : "is";
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop();
  return quoted.length > 0 ? `${quoted.join(", ")} and ${last}` : `${last}`;
}
