/** A GET that Next 13 and 14 run once, at build, though what it answers changes. */
import type { FrozenGet } from "../handler/web/frozen-get.js";
import type { NextApp, RouteFile } from "../project/contract.js";
import type { Rule, RuleFinding, RuleResult } from "./rule.js";

export const frozenGet: Rule = {
  id: "frozen-get",
  title: "Next.js 13 and 14 run this GET once, at build, though its answer changes; its OPTIONS answers 405.",
  docs: "docs/rules/frozen-get.md",
  severity: "warning",
  safety:
    "Unsafe: GET then runs on every request, which costs more than the answer that was kept. By hand where all that speaks against freezing are the headers of a CORS preflight.",
  detect: async (app, { repairs, staticExport }) => {
    // The rewrite of a broken handler sees to it along with the rest.
    const routes = app.routes.filter((route) => mayBeFrozen(app, route) && !repairs.has(route.path));
    // There a GET is run at build because a file is wanted.
    if (routes.length === 0 || staticExport) return [];
    const { frozenGet: examine } = await import("../handler/web/frozen-get.js");
    const packages = dependenciesOf(app);
    return routes.flatMap((route): RuleResult[] => {
      const frozen = examined(() => examine(route.text, { path: route.path, next: app.next, packages }));
      return frozen ? judged(app, route, frozen) : [];
    });
  },
};

/** Most files are passed by here, without parsing. */
function mayBeFrozen(app: NextApp, { requested, text, url }: RouteFile): boolean {
  if (app.next >= 15 || !requested || !/\bGET\b/.test(text)) return false;
  return !/\b(?:POST|PATCH|DELETE|OPTIONS)\b/.test(text) && !isDocument(url, text);
}

/** Feeds, sitemaps and the like are made at build on purpose, from whatever they are made of. */
function isDocument(url: string, text: string): boolean {
  const name = url.split("/").at(-1)!;
  return (
    /\.\w+$|^(?:feed|rss|atom|sitemap|robots|manifest|og)$/i.test(name) || /\/(?:\w+\+)?xml\b/.test(text)
  );
}

/** A file that doesn't parse is reported by the project. */
function examined(examine: () => FrozenGet | undefined): FrozenGet | undefined {
  try {
    return examine();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function judged(app: NextApp, route: RouteFile, frozen: FrozenGet): RuleResult[] {
  const { changing, expectsPreflight, losesPut, line, column, edit } = frozen;
  const asked = route.callers.sites.find(({ sure, methods }) => sure && methods.includes("OPTIONS"));
  if (changing.length === 0 && !expectsPreflight && !asked && !losesPut) return [];
  const once = `Next.js ${app.next} runs this GET once, at build, since it reads nothing of the request`;
  const values = changing.map(({ what, code, line: at }) => `${what} (\`${code}\`, line ${at})`).join(", ");
  const kept = values && `Every request gets the answer of that one run, and it holds ${values}.`;
  const preflight = asked
    ? `${asked.path}:${asked.line} sends OPTIONS, which is answered 405.`
    : "OPTIONS, a CORS preflight, is answered 405.";
  const own =
    "The OPTIONS that Next.js answers by itself names no `Access-Control-*` headers: export one that sends them.";
  const about = { line, column, methods: ["GET" as const] };
  if (changing.length === 0 && !asked && !losesPut) {
    const finding: RuleFinding = {
      ...about,
      safety: "manual",
      message: `${once}. It sends headers for a CORS preflight, but its OPTIONS is answered 405. Export an OPTIONS that answers with the same headers; a file that exports one isn't frozen either.`,
      notes: [],
    };
    return [{ path: route.path, findings: [finding] }];
  }
  const put = losesPut && "PUT is answered 405: this version doesn't see a PUT beside the GET.";
  const finding: RuleFinding = {
    ...about,
    ...(losesPut && { methods: ["GET", "PUT"], severity: "error" }),
    safety: "unsafe",
    message: [`${once}.`, put, kept, preflight, 'With `dynamic = "force-dynamic"` it runs on every request.']
      .filter(Boolean)
      .join(" "),
    notes: expectsPreflight ? [own] : [],
  };
  return [{ path: route.path, findings: [finding], edits: [edit] }];
}

/** The packages that the app's package.json names. */
function dependenciesOf({ packageJson }: NextApp): Set<string> {
  try {
    const manifest = JSON.parse((packageJson?.text ?? "{}").replace(/^\uFEFF/, "")) as Record<
      string,
      unknown
    >;
    const lists = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies];
    return new Set(lists.flatMap((list) => Object.keys(list ?? {})));
  } catch {
    return new Set();
  }
}
