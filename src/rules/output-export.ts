/**
 * `output: "export"`, or `next export` in a script, in an app that has API routes: the build leaves them out, and the static host answers for them.
 */
import type { StaticExportRepair } from "../../transforms/static-export.js";
import type { NextApp, SourceFile } from "../project/contract.js";
import { type ExportScript, exportScripts } from "./export-script.js";
import { type NotExportable, whyNotExportable } from "./exportable-route.js";
import { type FolderUse, usesOfFolder } from "./published-folder.js";
import type { Rule, RuleFinding, RuleResult } from "./rule.js";

const ID = "output-export";

export const outputExport: Rule = {
  id: ID,
  title:
    'The app is exported as static files (output: "export", or `next export` in a script), so the build leaves the API routes out.',
  docs: `docs/rules/${ID}.md`,
  severity: "error",
  safety:
    "Safe where nothing else in the repo publishes the exported folder. Unsafe where something does: the app must then move to a host that runs Node. By hand where the environment decides.",
  detect: async (app) => {
    if (!app.configRequested) return [];
    const exported = await examine(app);
    const results = exported && exported.live.length > 0 ? [resultOf(exported)] : [];
    return [...results, ...scriptResults(app)];
  },
};

/**
 * What becomes of the setting in a run: `none`: no build is an export. `removed`: the run takes it out. `stays`: every build is one. `perhaps`:
 * some are, as the environment has it.
 */
export type ExportState = "none" | "removed" | "stays" | "perhaps";

/**
 * Tells it for a run with the `selected` rules. Where the setting stays, no route may get a `dynamic` of its own and no 405 stub, which would
 * break the build or take the route out of the export.
 */
export async function exportState(app: NextApp, selected: ReadonlySet<string>): Promise<ExportState> {
  const exported = await examine(app);
  if (!exported || exported.repair.findings.length === 0) return "none";
  const { findings } = exported.repair;
  const isRepaired = app.configRequested && selected.has(ID) && exported.live.length > 0;
  const left = isRepaired ? findings.filter(({ removed }) => !removed) : findings;
  if (left.length === 0) return "removed";
  return left.some(({ applies }) => applies === "always") ? "stays" : "perhaps";
}

/** A route that a static export can't hold. */
interface LiveRoute extends NotExportable {
  path: string;
}

interface ExportedApp {
  config: SourceFile;
  repair: StaticExportRepair;
  live: LiveRoute[];
  uses: FolderUse[];
}

const known = new WeakMap<NextApp, Promise<ExportedApp | undefined>>();

/** The app's config and what speaks against it; undefined where no config of the app can be an export. Found once for each app. */
function examine(app: NextApp): Promise<ExportedApp | undefined> {
  const found = known.get(app) ?? examined(app);
  known.set(app, found);
  return found;
}

async function examined(app: NextApp): Promise<ExportedApp | undefined> {
  const [config] = app.configs;
  if (!config || !mayBeExport(config.text)) return undefined;
  const { removeStaticExport } = await import("../../transforms/static-export.js");
  let repair: StaticExportRepair;
  try {
    repair = removeStaticExport(config.text);
  } catch (error) {
    // The project reports a config that doesn't parse.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const folder = repair.companions.find(({ name }) => name === "distDir")?.value;
  const uses = usesOfFolder(app, typeof folder === "string" ? folder : "out");
  if (repair.findings.length === 0 && !isDecidedElsewhere(repair, uses)) return undefined;
  return { config, repair, live: liveRoutes(app), uses };
}

/** Most configs are passed by here, without parsing. */
function mayBeExport(text: string): boolean {
  return /\boutput\b/.test(text) || /["'`]\.{1,2}\//.test(text);
}

/** The config takes a part from another file of the repo, and something rests on the folder of a static export. */
function isDecidedElsewhere(repair: StaticExportRepair, uses: FolderUse[]): boolean {
  return uses.length > 0 && repair.elsewhere.some(({ module }) => module?.startsWith("."));
}

function liveRoutes(app: NextApp): LiveRoute[] {
  const routes = app.routes.flatMap((route) => {
    const why = whyNotExportable(route, app.next);
    return why ? [{ path: route.path, ...why }] : [];
  });
  const pages = app.pagesApi.map(({ path }) => ({ path, reason: "", forceStaticWouldDo: false }));
  return [...routes, ...pages];
}

function resultOf(exported: ExportedApp): RuleResult {
  const { config, repair } = exported;
  const findings = repair.findings.map((finding) => findingOf(finding, exported));
  if (findings.length === 0) findings.push(findingElsewhere(exported));
  // What hangs on the setting is said once, with the first place.
  const [first] = findings;
  first!.notes.push(...notesOf(exported));
  return { path: config.path, findings, ...(repair.code === undefined ? {} : { after: repair.code }) };
}

function findingOf(finding: StaticExportRepair["findings"][number], exported: ExportedApp): RuleFinding {
  const { line, column, message, removed, applies, variables } = finding;
  const routes = listed(exported.live);
  const place = { line, column, methods: [], notes: [] };
  if (!removed) {
    return { ...place, safety: "manual", message: `${message} ${routes} ${whatToDo(applies, variables)}` };
  }
  const assumption = assumptionOf(exported);
  return {
    ...place,
    safety: assumption ? "unsafe" : "safe",
    message: [message, routes, assumption].filter(Boolean).join(" "),
  };
}

function whatToDo(applies: "always" | "sometimes" | "unknown", variables: string[]): string {
  if (applies === "always")
    return "This place can't be taken out without changing more: take it out by hand.";
  const name = variables.join(", ") || "what decides";
  return `If that is meant as a second target, keep it: check that the deployment that serves these routes is built without it (${name}). Otherwise take the setting out.`;
}

/** What has to be true for the app to be better off without the setting, where that isn't plain. */
function assumptionOf({ live, uses }: ExportedApp): string | undefined {
  if (uses.length > 0) {
    const places = [...new Set(uses.map(({ path }) => path))].join(", ");
    return `Taking it out assumes that the app moves to a host that runs Node (\`next start\`): ${places} ${places.includes(",") ? "publish or serve" : "publishes or serves"} the exported files today.`;
  }
  if (live.every(({ forceStaticWouldDo }) => forceStaticWouldDo)) {
    return 'Taking it out assumes that these routes are to answer on a server. If they are files to be written at build time, keep the setting and add `export const dynamic = "force-static"` to them.';
  }
  return undefined;
}

/** What `next export` does was measured on 13.2, 14, 15 and 16. */
function scriptResults(app: NextApp): RuleResult[] {
  const scripts = exportScripts(app);
  const live = scripts.length > 0 ? liveRoutes(app) : [];
  if (live.length === 0) return [];
  return scripts.map((script): RuleResult => {
    const { path } = app.packageJson!;
    const finding = scriptFinding(app, script, live);
    const { edit } = script;
    return { path, findings: [finding], ...(edit ? { edits: [edit] } : {}) };
  });
}

function scriptFinding(app: NextApp, script: ExportScript, live: LiveRoute[]): RuleFinding {
  const { name, command, line, column, folder, edit } = script;
  const isRemoved = app.next >= 14;
  const uses = usesOfFolder(app, folder).filter(({ isExport }) => !isExport);
  const what = isRemoved
    ? `The script "${name}" (\`${command}\`) fails: Next.js 14 removed \`next export\` in favour of \`output: "export"\`, which leaves the API routes out as well.`
    : `The script "${name}" (\`${command}\`) exports the app as static files to \`${folder}\`, and no API route is among them.`;
  const whatNow = edit
    ? isRemoved && uses.length === 0
      ? "Without it the script makes a server build, for `next start`."
      : "Taking it out assumes that the app moves to a host that runs Node (`next start`)."
    : isRemoved
      ? "Take the call out, and whatever runs the script."
      : "If that is meant as a second target, keep it: check that the deployment that serves these routes doesn't run it. Otherwise take the call out.";
  return {
    safety: edit ? (isRemoved && uses.length === 0 ? "safe" : "unsafe") : "manual",
    methods: [],
    line,
    column,
    message: `${what} ${listed(live)} ${whatNow}`,
    notes: uses.map(({ note }) => note),
  };
}

function listed(live: LiveRoute[]): string {
  const shown = live.slice(0, 3).map(({ path, reason }) => (reason ? `${path} (${reason})` : path));
  const more = live.length > 3 ? ` and ${live.length - 3} more` : "";
  return `Routes that a static export can't hold: ${shown.join(", ")}${more}.`;
}

function findingElsewhere({ repair, live }: ExportedApp): RuleFinding {
  const part = repair.elsewhere.find(({ module }) => module?.startsWith("."))!;
  return {
    safety: "manual",
    methods: [],
    line: part.line,
    column: part.column,
    message: `A part of this config comes from "${part.module}", which is not followed. If it sets \`output: "export"\`, the build leaves every API route out. ${listed(live)} Take it out there.`,
    notes: [],
  };
}

function notesOf({ config, repair, uses }: ExportedApp): string[] {
  const notes = uses.map(({ note }) => note);
  for (const { name, value, line } of repair.companions) {
    const place = `${config.path}:${line}: `;
    if (name === "distDir") {
      notes.push(
        `${place}\`distDir: "${value}"\` named the exported folder; now the server build goes there. Nothing may publish it.`,
      );
    } else if (name === "images.unoptimized") {
      notes.push(
        `${place}\`images.unoptimized\` was needed for the export; a server can optimise images, so it may go.`,
      );
    } else {
      notes.push(
        `${place}\`typescript.ignoreBuildErrors\` hides the type errors by which \`next build\` would have named the broken routes.`,
      );
    }
  }
  return notes;
}
