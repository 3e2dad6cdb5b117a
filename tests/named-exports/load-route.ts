import crypto from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import ts from "typescript";
import { TESTFIXTURES } from "./fixtures.js";

type Effects = typeof import("../../transforms/__testfixtures__/lib/effects.js");
type Effect = ReturnType<Effects["takeEffects"]>[number];

const nodeRequire = createRequire(import.meta.url);
/** What fixtures may import as it is. */
const PACKAGES = new Set(["cors", "next", "next-auth", "nextjs-cors", "zod"]);
const NOW = Date.parse("2026-01-02T03:04:05.678Z");

/** A route file that has been run, with stub libraries of its own. */
export interface LoadedRoute {
  /** What it exports; for CommonJS the value of `module.exports`. */
  exports: unknown;
  /** What it did since the last call, in order. */
  takeEffects: () => Effect[];
}

/**
 * Runs a route file, TypeScript or JavaScript, ES module or CommonJS, with a fresh instance of every stub library, so
 * that both versions of a fixture start from the same state. Clock, chance, console and fetch are the fixture's own:
 * the first two give the same in every run, and the other two count as side effects.
 * @throws {Error} when it imports something that a fixture may not import, or throws itself.
 */
export function loadRoute(file: string, source: string, repo?: FixtureRepo): LoadedRoute {
  const modules = new Map<string, { exports: unknown }>();
  const effects = () => load(file, "@/lib/effects") as Effects;
  const chance = repeatableCrypto();
  const world = {
    Date: FixedDate,
    Math: Object.create(Math, { random: { value: () => 0.5 } }),
    crypto: chance.webcrypto,
    performance: { now: () => 0 },
    console: recordingConsole((call, ...args) => effects().record(call, ...args)),
    fetch: recordingFetch((call, ...args) => effects().record(call, ...args)),
  };

  function evaluate(path: string, text: string): unknown {
    const module = { exports: {} as unknown };
    modules.set(path, module);
    const run = compileFunction(
      toCommonJs(path, text),
      ["exports", "require", "module", ...Object.keys(world)],
      {
        filename: path,
      },
    );
    run(module.exports, (id: string) => load(path, id), module, ...Object.values(world));
    return module.exports;
  }

  function load(from: string, id: string): unknown {
    if (id === "crypto" || id === "node:crypto") return chance;
    if (isBuiltin(id) || PACKAGES.has(id.split("/")[0]!)) return nodeRequire(id);
    const path = (repo && repoFile(repo, from, id)) ?? stubFile(from, id);
    return modules.get(path)?.exports ?? evaluate(path, repo?.files.get(path) ?? readFileSync(path, "utf8"));
  }

  return { exports: evaluate(file, source), takeEffects: () => effects().takeEffects() };
}

/** Further files of a fixture, by their absolute paths; `@/` stands for the root. */
export interface FixtureRepo {
  root: string;
  files: ReadonlyMap<string, string>;
}

/** The file of the fixture's own that an import means. */
export function repoFile({ root, files }: FixtureRepo, from: string, id: string): string | undefined {
  const base = id.startsWith("@/")
    ? join(root, id.slice("@/".length))
    : id.startsWith(".")
      ? join(dirname(from), id)
      : undefined;
  const endings = ["", ".ts", ".tsx", ".js", "/index.ts", "/index.js"];
  return endings.map((ending) => `${base}${ending}`).find((path) => files.has(path));
}

function stubFile(from: string, id: string): string {
  const libraries = join(TESTFIXTURES, "lib");
  if (id.startsWith("@/lib/")) return `${join(TESTFIXTURES, id.slice("@/".length))}.ts`;
  if (dirname(from) === libraries && id.startsWith("./"))
    return `${join(libraries, id.replace(/\.js$/, ""))}.ts`;
  throw new Error(`${from} imports ${id}, which no fixture may import.`);
}

const translated = new Map<string, string>();

/** The stub libraries are the same for every route. */
function toCommonJs(path: string, text: string): string {
  const known = translated.get(path + text);
  if (known !== undefined) return known;
  const code = ts.transpileModule(text, {
    // .js fixtures may hold type annotations, as some real ones do.
    fileName: path.replace(/\.jsx?$/, ".ts"),
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.ReactJSX,
      esModuleInterop: true,
    },
  }).outputText;
  translated.set(path + text, code);
  return code;
}

class FixedDate extends Date {
  constructor(...args: unknown[]) {
    super(...((args.length > 0 ? args : [NOW]) as [number]));
  }

  static override now(): number {
    return NOW;
  }
}

function repeatableCrypto() {
  let count = 0;
  const randomUUID = () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;
  return {
    ...crypto,
    randomUUID,
    randomBytes: (size: number) => Buffer.alloc(size, ++count),
    randomInt: (first: number, second?: number) => (second === undefined ? 0 : first),
    webcrypto: {
      subtle: crypto.subtle,
      randomUUID,
      getRandomValues: <A extends Uint8Array>(a: A) => a.fill(++count),
    },
  };
}

type Record = Effects["record"];

/** Of an error only the kind is noted: the text names the variable that was undefined, which a rewrite may rename. */
function recordingConsole(record: Record) {
  const line =
    (level: string) =>
    (...args: unknown[]): void =>
      record(`console.${level}`, ...args.map((arg) => (arg instanceof Error ? `[${arg.name}]` : arg)));
  return Object.fromEntries(["log", "info", "warn", "error", "debug"].map((level) => [level, line(level)]));
}

/** A URL with "missing" in it answers 404, one with "boom" fails; everything else answers what it was asked. */
function recordingFetch(record: Record) {
  return async (resource: string | URL, init: RequestInit = {}): Promise<Response> => {
    const { method = "GET", body } = init;
    const headers = Object.fromEntries(new Headers(init.headers));
    const request = {
      url: String(resource),
      method,
      headers,
      body: body === undefined ? undefined : String(body),
    };
    record("fetch", request);
    if (request.url.includes("boom")) throw new TypeError("fetch failed");
    if (request.url.includes("missing")) return Response.json({ error: "not found" }, { status: 404 });
    return Response.json({ id: "1", ok: true, url: request.url, method });
  };
}
