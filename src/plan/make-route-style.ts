/** The style `make-route`: a plan whose routes come out as `makeRoute` maps, those that are fine as well. */

import type { MakeRouteResult } from "../../transforms/make-route/contract.js";
import { toMakeRoute } from "../../transforms/make-route/convert.js";
import type { HttpMethod } from "../handler/contract.js";
import type { NextApp, RouteFile } from "../project/contract.js";
import { makeRouteStyle } from "../rules/styles.js";
import type { FileChange, FileProblem, Finding, Plan } from "./contract.js";
import { inFileOrder } from "./merge.js";
import { findingOf } from "./proposal.js";
import { type RouteHelper, routeHelper } from "./route-helper.js";
import { problemOf } from "./route-repairs.js";

/** One app of the plan, and what is known of its routes. */
export interface StyledApp {
  app: NextApp;
  /** Routes that a rule for route files complains about: they are written in the style where they are repaired, and not touched otherwise. */
  broken: ReadonlySet<string>;
  staticExport: boolean;
}

/** What the style makes of one text of a route. */
interface Styled {
  code?: string;
  /** Why it keeps its named exports. */
  refusal?: MakeRouteResult["refusal"];
  methods: HttpMethod[];
  place?: { line: number; column: number };
}

/** A route that is fine: what becomes of it where no rule changes it. */
interface FineRoute {
  change?: FileChange;
  manual?: Finding;
}

/**
 * Puts every route of a plan into the style. A text that can't be put into it stays as it is; why is said in a finding, or in a note of the
 * findings that are there. `selected`: routes that are fine are changed too.
 */
export async function inMakeRouteStyle(
  plan: Plan,
  apps: readonly StyledApp[],
  selected: boolean,
): Promise<Plan> {
  const problems = [...plan.problems];
  const styles: AppStyle[] = [];
  for (const about of apps) styles.push(await appStyle(about, selected, problems));
  problems.sort((a, b) => (a.path < b.path ? -1 : 1));
  return restyled({ ...plan, problems }, styles, plan.choose, new Map());
}

/** The style in one app. */
interface AppStyle {
  helper: RouteHelper;
  fine: ReadonlyMap<string, FineRoute>;
  /** By the path of the file as it lies now. */
  routes: ReadonlyMap<string, RouteFile>;
  styled: (route: RouteFile, text: string) => Styled;
  /** From a finding to the same with a note. */
  notes: Map<Finding, Finding>;
}

async function appStyle(
  { app, broken, staticExport }: StyledApp,
  selected: boolean,
  problems: FileProblem[],
): Promise<AppStyle> {
  const helper = await routeHelper(app);
  const styled = (route: RouteFile, text: string): Styled => {
    if (helper.refusal !== undefined) {
      return { methods: [], refusal: { line: 1, column: 1, reason: helper.refusal } };
    }
    return toMakeRoute(text, {
      path: route.path,
      next: app.next,
      cacheComponents: app.facts.cacheComponents,
      staticExport,
      helper: helper.specifier(route.path),
    });
  };
  const fine = new Map<string, FineRoute>();
  const routes = app.routes.filter((route) => route.requested);
  const unread = new Set(problems.map(({ path }) => path));
  for (const route of selected ? routes : []) {
    if (broken.has(route.path) || unread.has(route.path)) continue;
    try {
      const about = fineRoute(route, styled(route, route.text), helper);
      if (about !== undefined) fine.set(route.path, about);
    } catch (error) {
      problems.push(problemOf(route.path, error));
    }
  }
  // A file that moves is written as the route that it will be.
  const moving = [...app.strays, ...app.pagesApi].flatMap((file): [string, RouteFile][] =>
    file.meant === undefined ? [] : [[file.path, { ...file, ...file.meant }]],
  );
  const byPath = new Map([...routes.map((route): [string, RouteFile] => [route.path, route]), ...moving]);
  return { helper, fine, routes: byPath, styled, notes: new Map() };
}

function fineRoute(route: RouteFile, result: Styled, helper: RouteHelper): FineRoute | undefined {
  const { code, refusal, methods, place } = result;
  const about = (message: string, rest: Partial<Finding>, at = { line: 1, column: 1 }): Finding => ({
    ...findingOf(
      { safety: "safe", methods, message, notes: [], ...at },
      route.path,
      makeRouteStyle,
      route.text,
    ),
    ...rest,
  });
  if (refusal !== undefined) {
    const message = `It keeps its named exports: ${refusal.reason}.`;
    return { manual: about(message, { safety: "manual", severity: "info" }, refusal) };
  }
  if (code === undefined || code === route.text) return undefined;
  const finding = about(
    "Its methods become one map, by makeRoute; other methods are answered 405 with Allow.",
    {},
    place,
  );
  const { path, absolutePath, text, hash } = route;
  return {
    change: {
      ...{ path, absolutePath, before: text, after: code, hash },
      ...{ safety: "safe", findings: [finding] },
      ...neededBy(helper),
    },
  };
}

function neededBy({ newFile }: RouteHelper): Pick<FileChange, "needs"> {
  return newFile === undefined ? {} : { needs: [newFile.path] };
}

/** `known` keeps what was made of a change: one that stays the same is the same object in every plan that `choose` gives. */
function restyled(
  plan: Plan,
  styles: readonly AppStyle[],
  choose: Plan["choose"],
  known: Map<FileChange, FileChange>,
): Plan {
  const changes = plan.changes.map((change) => {
    const made = known.get(change) ?? restyledChange(change, styles);
    known.set(change, made);
    return made;
  });
  const paths = new Set(changes.map(({ path }) => path));
  const manual = [...plan.manual];
  for (const { fine } of styles) {
    for (const [path, about] of fine) {
      if (about.manual !== undefined && !paths.has(path)) manual.push(about.manual);
      if (about.change !== undefined && !paths.has(path)) changes.push(about.change);
    }
  }
  for (const { helper } of styles) {
    const { newFile } = helper;
    const needs = ({ needs, safePart }: FileChange) =>
      [...(needs ?? []), ...(safePart?.needs ?? [])].includes(newFile?.path ?? "");
    if (newFile !== undefined && changes.some(needs)) changes.push(newFile);
  }
  return {
    ...plan,
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    manual: manual.sort(inFileOrder),
    choose: (id, alternative) => {
      const chosen = choose(id, alternative);
      return restyled({ ...chosen, problems: plan.problems }, styles, chosen.choose, known);
    },
  };
}

function restyledChange(change: FileChange, styles: readonly AppStyle[]): FileChange {
  const style = styles.find(({ routes }) => routes.has(change.path));
  const route = style?.routes.get(change.path);
  // It may move to a place that is no route's.
  if (style === undefined || route?.path !== (change.movedTo ?? change.path)) return change;
  const fine = style.fine.get(change.path)?.change;
  const whole = withStyle(change, route, style, fine);
  // The part that rests on no assumption: of the rules, or else the style alone.
  const safePart = change.safePart ? withStyle(change.safePart, route, style, fine) : fine;
  const { withMethods } = change;
  return {
    ...whole,
    ...(safePart !== undefined && change.safety === "unsafe" ? { safePart } : {}),
    ...(withMethods ? { withMethods: (methods) => withStyle(withMethods(methods), route, style, fine) } : {}),
  };
}

/** A finding of a change and of its safe part stays one object. */
function noted(finding: Finding, note: string, known: Map<Finding, Finding>): Finding {
  const made = known.get(finding) ?? { ...finding, notes: [...finding.notes, note] };
  known.set(finding, made);
  return made;
}

function withStyle(
  change: FileChange,
  route: RouteFile,
  { styled, helper, notes }: AppStyle,
  fine: FileChange | undefined,
): FileChange {
  const { code, refusal } = styled(route, change.after);
  if (refusal !== undefined) {
    const note = `It keeps its named exports: ${refusal.reason}.`;
    return { ...change, findings: change.findings.map((one) => noted(one, note, notes)) };
  }
  if (code === undefined) return change;
  const findings = [...change.findings, ...(fine?.findings ?? [])].sort(inFileOrder);
  return { ...change, after: code, findings, ...neededBy(helper) };
}
