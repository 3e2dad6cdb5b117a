/** A route that lies in the wrong place, moved to the right one: its whole text there, and how certain it is that it belongs there. */
import { posix } from "node:path";
import type { HttpMethod, RouteFinding, RouteRepair } from "../../handler/contract.js";
import type { ExportedHandler } from "../../handler/find/exported-handlers.js";
import { WHAT } from "../../handler/what-is-wrong.js";
import type { NextApp, RouteFile } from "../../project/contract.js";
import { invalidRouteExport } from "../invalid-route-export.js";
import { callerNotes } from "../route-rule.js";
import type { RuleFinding, RuleOptions, RuleResult } from "../rule.js";
import { servedMethods } from "../served-methods.js";
import { obstacleTo } from "./obstacles.js";
import { type Move, placeIn } from "./place.js";
import { importsFrom } from "./relative-imports.js";

export interface MoveWish extends Move {
  /** The handler at which the finding stands. */
  handler: Pick<ExportedHandler, "style" | "line" | "column">;
  /** Why nothing answers where the file lies: the first sentence of the finding. */
  why: string;
}

/** `refusal`, which goes on from "since": why the file has to be moved by hand. Undefined where the compiler failed, which is reported elsewhere. */
export async function movedRoute(
  wish: MoveWish,
  options: RuleOptions,
): Promise<RuleResult | { refusal: string } | undefined> {
  const { app } = wish;
  const route = asMoved(wish, options);
  if ("refusal" in route) return route;
  const repair = options.repairMoved(route);
  if (repair === undefined) return undefined;
  const made = resultOf(wish, route, repair);
  if ("refusal" in made) return made;
  const [invalid] = await refusedExports(app, { ...route, text: made.after! }, options);
  if (invalid !== undefined)
    return { refusal: `Next.js would refuse what else it exports. ${invalid.message}` };
  if (!made.findings.some(({ methodChoice }) => methodChoice)) return made;
  return { ...made, withMethods: (methods) => withMethods(wish, route, methods, options) };
}

/** A file as the route that it is to be, before it is rewritten; or why it can't be moved. */
export function asMoved(
  move: Move,
  options: Pick<RuleOptions, "staticExport">,
): RouteFile | { refusal: string } {
  const { file, meant } = move;
  const refusal = whyNotMoved(move, options);
  if (refusal !== undefined) return { refusal };
  const imports = importsFrom(file.text, file.path, meant.path);
  if ("refusal" in imports) return imports;
  return { ...file, ...meant, text: edited(file.text, imports.edits) };
}

/** What keeps a file where it lies, but for what is in it; it goes on from "since". */
export function whyNotMoved(
  { app, file, meant }: Move,
  { staticExport }: Pick<RuleOptions, "staticExport">,
): string | undefined {
  if (staticExport) return 'the app is exported (`output: "export"`), which leaves out what it would answer';
  const [from, to] = [posix.extname(file.path), posix.extname(meant.path)];
  if (/ts/.test(from) !== /ts/.test(to) || (from.endsWith("x") && !to.endsWith("x"))) {
    return `Next.js doesn't route files that end in ${from} here`;
  }
  if (/^\s*["']use (?:client|server)["']/m.test(file.text)) return "it is marked as a part of another kind";
  return obstacleTo({ app, file, meant });
}

function withMethods(
  wish: MoveWish,
  route: RouteFile,
  methods: HttpMethod[],
  options: RuleOptions,
): RuleResult {
  const made = resultOf(wish, route, options.repairWith(route, methods));
  if (!("refusal" in made)) return made;
  const { line, column } = wish.handler;
  const message = `${wish.file.path} can't be rewritten for ${methods.join(", ")}: ${made.refusal}.`;
  return {
    path: wish.file.path,
    findings: [{ safety: "manual", methods: [], line, column, message, notes: [] }],
  };
}

function resultOf(wish: MoveWish, route: RouteFile, repair: RouteRepair): RuleResult | { refusal: string } {
  const { file, meant, handler, why } = wish;
  const stopped = repair.findings.find(({ safety }) => safety === "manual");
  if (stopped !== undefined)
    return {
      refusal: `it can't be rewritten: ${withoutCause(stopped).replace("It wasn't rewritten: ", "")}`,
    };
  const after = repair.code ?? route.text;
  const methods = servedMethods({ path: route.path, text: after });
  if (methods === "unknown" || methods.length === 0)
    return { refusal: "the methods that it answers can't be read off it" };
  const assumed = repair.findings.filter(({ safety }) => safety === "unsafe");
  const methodChoice = repair.findings.find((finding) => finding.methodChoice)?.methodChoice;
  const place = placeIn(wish, methods);
  const finding: RuleFinding = {
    safety: place.isSure && assumed.length === 0 ? "safe" : "unsafe",
    methods,
    line: handler.line,
    column: handler.column,
    message: [why, place.said, ...assumed.map(withoutCause)].join(" "),
    notes: [
      ...(repair.findings.length > 0 ? ["It is rewritten for the App Router along with the move."] : []),
      ...repair.findings.flatMap(({ notes }) => notes),
      ...(methodChoice ? callerNotes(route) : []),
    ],
    ...(methodChoice ? { methodChoice } : {}),
  };
  return { path: file.path, findings: [finding], after, movedTo: meant.path };
}

/** What is wrong with the file as a route is no news where it isn't one. */
function withoutCause({ message }: RouteFinding): string {
  return Object.values(WHAT)
    .reduce((text, what) => text.replace(what, ""), message)
    .trim();
}

async function refusedExports(app: NextApp, route: RouteFile, options: RuleOptions): Promise<RuleFinding[]> {
  const moved = { ...app, routes: [route] };
  const results = await invalidRouteExport.detect(moved, { ...options, repairs: new Map() });
  return results.flatMap(({ findings }) => findings);
}

function edited(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce((made, edit) => made.slice(0, edit.start) + edit.text + made.slice(edit.end), text);
}
