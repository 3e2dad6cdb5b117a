/** Examines a route file and rewrites it: the stages of the compiler, one after the other. */
import type { Binding } from "@babel/traverse";
import * as t from "@babel/types";
import { type Answers, answersTo } from "./answers.js";
import {
  HTTP_METHODS,
  type HttpMethod,
  type RouteContext,
  type RouteFinding,
  type RouteRepair,
  type RouteRule,
  type Safety,
} from "./contract.js";
import {
  BodyReadTwice,
  type Conversion,
  type Converted,
  convert,
  type Roles,
  worldOf,
} from "./conversion.js";
import {
  type ExportedName,
  exportedNames,
  type FoundHandler,
  findHandler,
  hasPagesSignature,
  isMethodName,
  methodOfMisspelling,
} from "./exports.js";
import { planForbiddenExports } from "./forbidden-exports.js";
import { portHandlerTypes } from "./handler-types.js";
import { evaluate, isMethodOfRequest, type MethodWorld } from "./method-value.js";
import { freeName, type Module, parseModule } from "./module.js";
import { leftoverPagesTypes } from "./pages-types.js";
import { indentAt, reindent } from "./print.js";
import { type FunctionForm, printFunction } from "./print-function.js";
import { Refusal } from "./refusal.js";
import { liveNodes } from "./residual.js";
import { needsForceDynamic, planSegmentConfig } from "./segment-config.js";
import { applyEdits, type Edit, removeStatement } from "./splice.js";
import {
  boundNames,
  childrenOf,
  type FunctionNode,
  isFunctionNode,
  isMember,
  propertyName,
  unwrap,
  visitAll,
} from "./syntax.js";
import { tidyModule } from "./tidy.js";
import { prepareWrappers } from "./wrappers.js";

/** One handler to be repaired, and how it leaves the module. */
interface Job {
  rule: RouteRule;
  exported: ExportedName[];
  found: FoundHandler;
  /** The methods under which it is exported already. */
  fixed: HttpMethod[];
  style: "pages" | "web";
}

/**
 * Examines one route file and, where it can be done without changing its meaning, rewrites it.
 * @returns the findings, and the new text when all of them can be repaired; nothing for a file that is fine.
 * @throws {SyntaxError} when the source can't be parsed; `loc` tells where.
 */
export function repairRoute(source: string, context: RouteContext): RouteRepair {
  const bom = source.startsWith("\uFEFF") ? "\uFEFF" : "";
  const crlf = /\r\n/.test(source) && !/(?<!\r)\n/.test(source);
  const text = source.slice(bom.length).replaceAll(crlf ? "\r\n" : "\0", "\n");
  const module = parseModule(text, context);
  const repair = repairModule(module);
  if (repair.code === undefined) return repair;
  // The file ends as it ended.
  repair.code = repair.code.trimEnd() + /\s*$/.exec(text)![0];
  return { ...repair, code: bom + (crlf ? repair.code.replaceAll("\n", "\r\n") : repair.code) };
}

function repairModule(module: Module): RouteRepair {
  const exported = exportedNames(module);
  const findings: RouteFinding[] = [];
  const jobs: Job[] = [];
  for (const problem of examine(module, exported)) {
    if ("found" in problem) jobs.push(problem);
    else findings.push(problem);
  }
  if (jobs.length === 0) return { findings };
  mergeAliases(jobs);
  let cloneBody = false;
  for (;;) {
    try {
      const result = rewrite(module, jobs, exported, cloneBody);
      if (findings.length > 0)
        return { findings: [...findings, ...result.findings.map((finding) => held(finding))].sort(byPlace) };
      return result;
    } catch (error) {
      const changed = error instanceof BodyReadTwice ? changedBody(module) : undefined;
      if (error instanceof BodyReadTwice && !cloneBody && !changed) {
        cloneBody = true;
        continue;
      }
      const refusal = changed
        ? new Refusal(
            changed,
            "the body is changed here and read by another function too; read it once and hand it on",
          )
        : error;
      if (!(refusal instanceof Refusal)) throw refusal;
      const refused = jobs.map((job) =>
        finding(
          module,
          job.rule,
          jobPlace(job),
          "manual",
          job.fixed,
          manualMessage(job, refusal, module),
          [],
        ),
      );
      const place = refusal.node.loc?.start;
      for (const one of refused)
        if (place) Object.assign(one, { line: place.line, column: place.column + 1 });
      return { findings: [...findings, ...refused].sort(byPlace) };
    }
  }
}

/** Where a property of the body is written or deleted: with two copies of the body, one would not see it. */
function changedBody(module: Module): t.Node | undefined {
  let found: t.Node | undefined;
  visitAll(module.program, (node) => {
    const target = t.isAssignmentExpression(node)
      ? node.left
      : t.isUnaryExpression(node) && node.operator === "delete"
        ? node.argument
        : undefined;
    if (!isMember(target)) return;
    let root: t.Node = unwrap(target.object);
    while (isMember(root) && propertyName(root) !== "body") root = unwrap(root.object);
    const declaration = t.isIdentifier(root) ? module.bindings.get(root)?.path.node : undefined;
    const init = t.isVariableDeclarator(declaration) && declaration.init ? unwrap(declaration.init) : root;
    if (isMember(init) && propertyName(init) === "body") found ??= node;
  });
  return found;
}

function byPlace(a: RouteFinding, b: RouteFinding): number {
  return a.line - b.line || a.column - b.column;
}

/** A finding that could be repaired, in a file with another that can't. */
function held(finding: RouteFinding): RouteFinding {
  return {
    ...finding,
    safety: "manual",
    notes: [
      ...finding.notes,
      "The file is left alone as a whole, since another finding in it has to be mended by hand first.",
    ],
  };
}

/** A default export that is also exported by method names only has to go. */
function mergeAliases(jobs: Job[]): void {
  const index = jobs.findIndex((job) => job.rule === "default-export");
  const alias = jobs[index];
  const named = alias && jobs.find((job) => job !== alias && job.found.fn === alias.found.fn);
  if (!alias || !named) return;
  named.exported.push(...alias.exported);
  jobs.splice(index, 1);
}

const WHAT: Record<RouteRule, string> = {
  "default-export": "Next.js ignores the default export of a route file, so every method answers 405.",
  "pages-signature":
    "This export is written for the Pages Router: it gets a Request and `{ params }`, not `req` and `res`.",
  "lowercase-method": "Next.js only calls upper-case method names, so this method answers 405.",
};

function manualMessage(job: Job, refusal: Refusal, _module: Module): string {
  return `${WHAT[job.rule]} It wasn't rewritten: ${refusal.reason}.`;
}

function jobPlace(job: Job): t.Node {
  return job.exported[0]!.statement;
}

function finding(
  module: Module,
  rule: RouteRule,
  node: t.Node,
  safety: Safety,
  methods: HttpMethod[],
  message: string,
  notes: string[],
): RouteFinding {
  void module;
  return {
    rule,
    safety,
    methods,
    line: node.loc!.start.line,
    column: node.loc!.start.column + 1,
    message,
    notes,
  };
}

/* Finding */

function examine(module: Module, exported: ExportedName[]): (Job | RouteFinding)[] {
  const problems: (Job | RouteFinding)[] = [];
  const upper = new Set(exported.map(({ name }) => name).filter(isMethodName));
  const pagesNamed = new Map<t.Node, Job>();
  for (const one of exported) {
    const misspelt = methodOfMisspelling(one.name);
    if (one.name === "default") {
      const job = defaultJob(module, one, upper);
      if (job) problems.push(job);
    } else if (isMethodName(one.name)) {
      const found = findHandler(one.value, module);
      if (!found || !hasPagesSignature(found, module)) continue;
      const known = pagesNamed.get(found.fn);
      if (known) {
        known.exported.push(one);
        known.fixed.push(one.name);
        continue;
      }
      const job: Job = { rule: "pages-signature", exported: [one], found, fixed: [one.name], style: "pages" };
      pagesNamed.set(found.fn, job);
      problems.push(job);
    } else if (misspelt && !upper.has(misspelt)) {
      const found = findHandler(one.value, module);
      if (!found) continue;
      const style = hasPagesSignature(found, module) ? "pages" : "web";
      problems.push({ rule: "lowercase-method", exported: [one], found, fixed: [misspelt], style });
    }
  }
  if (problems.length === 0 && upper.size === 0) problems.push(...strayHandlers(module, exported));
  return problems;
}

/** In a route file without any method: an exported `handler`, or one that isn't exported at all. */
function strayHandlers(module: Module, exported: ExportedName[]): Job[] {
  for (const one of exported) {
    const found = findHandler(one.value, module);
    if (found && hasPagesSignature(found, module))
      return [{ rule: "pages-signature", exported: [one], found, fixed: [], style: "pages" }];
  }
  for (const statement of module.program.body) {
    const name = t.isFunctionDeclaration(statement)
      ? statement.id
      : t.isVariableDeclaration(statement) && t.isIdentifier(statement.declarations[0]?.id)
        ? statement.declarations[0].id
        : undefined;
    const found = name && /handler$/i.test(name.name) ? findHandler(name, module) : undefined;
    if (found && hasPagesSignature(found, module) && exported.length === 0)
      return [
        {
          rule: "pages-signature",
          exported: [{ name: name!.name, statement, part: statement }],
          found,
          fixed: [],
          style: "pages",
        },
      ];
  }
  return [];
}

function defaultJob(module: Module, one: ExportedName, upper: Set<string>): Job | RouteFinding | undefined {
  const at = one.statement;
  const manual = (reason: string, place: t.Node = at): RouteFinding =>
    finding(
      module,
      "default-export",
      place,
      "manual",
      [],
      `${WHAT["default-export"]} It wasn't rewritten: ${reason}.`,
      [],
    );
  const value = one.value && unwrap(one.value);
  if (!value)
    return manual(
      "the handler comes from another file; export GET, POST, … from there, and re-export them by name here",
    );
  const found = findHandler(value, module);
  if (!found) {
    if (upper.size > 0 && !isFunctionNode(value)) return undefined;
    if (t.isIdentifier(value)) {
      const binding = module.bindings.get(value);
      if (binding?.kind === "module")
        return manual("the handler is imported; rewrite it where it is written");
    }
    if (t.isClassDeclaration(value) || t.isClassExpression(value))
      return manual("the default export is a class; Next.js calls functions named GET, POST, …");
    if (t.isCallExpression(value)) {
      const name = module.source.slice(value.callee.start!, value.callee.end!).split("\n")[0];
      return manual(
        `the handler is what \`${name}\` returns, whose code isn't in this file or gives no handler that can be followed`,
      );
    }
    return manual("the default export isn't a function that could be followed in this file");
  }
  const style = hasPagesSignature(found, module) ? "pages" : isWebStyle(found, module) ? "web" : "pages";
  if (style === "pages" && !hasPagesSignature(found, module) && found.fn.params.length < 2)
    return manual(
      "the function neither takes a response nor returns one, so it isn't an API handler that could be followed",
      found.fn,
    );
  return { rule: "default-export", exported: [one], found, fixed: [], style };
}

/** A handler that returns Responses itself. */
function isWebStyle(found: FoundHandler, module: Module): boolean {
  let web = false;
  visitAll(found.fn.body, (node) => {
    if ((t.isNewExpression(node) || isMember(node)) && !web) {
      const name = t.isNewExpression(node) ? node.callee : node.object;
      if (t.isIdentifier(name) && /^(Next)?Response$/.test(name.name)) web = true;
    }
  });
  void module;
  return web;
}

/* Rewriting */

function rewrite(module: Module, jobs: Job[], exported: ExportedName[], cloneBody: boolean): RouteRepair {
  const { context } = module;
  const config = planSegmentConfig(module);
  if (config.refusal) throw new Refusal(config.refusal.node, config.refusal.reason);
  const taken = nextResponseTaken(module);
  const responseName = taken ? freeName(module, ["NextServerResponse"]) : nextResponseName(module);
  const edits: Edit[] = [...config.edits];
  const notes = [...config.notes];
  const already = exported.map(({ name }) => name).filter(isMethodName);

  const plans = jobs.map((job) => planMethods(job, module, already));
  const all = new Set<HttpMethod>([...already, ...plans.flatMap((plan) => plan.methods)]);
  const conversion: Conversion = {
    module,
    methods: new Set(plans.flatMap((plan) => plan.methods)),
    responseName,
    cloneBody,
    ownProperties: ownPropertiesOf(module),
    handlerParameters: new Map(),
    bound: new Map(),
    helpers: new Map(),
  };
  const done = jobs.map((job, index) => ({
    job,
    plan: plans[index]!,
    ...convertJob(job, plans[index]!, conversion),
  }));
  const everything: Converted[] = [
    ...done.flatMap(({ parts }) => parts.map((part) => part.converted)),
    ...done.flatMap(({ wrappers }) => wrappers),
  ];
  for (const helper of conversion.helpers.values()) if (helper !== "running") everything.push(helper);
  if (config.bodyParserOff && everything.some((one) => one.request.body))
    throw new Refusal(
      module.program,
      "`bodyParser: false` is set, so `req.body` is the raw stream here; read it with `await request.text()` or `request.arrayBuffer()`",
    );
  const nextRequest = everything.some((one) => one.request.nextRequest);
  const requestType = nextRequest ? "NextRequest" : "Request";
  const readsRequest = done.some(({ parts }) =>
    parts.some(({ converted }) => converted.request.request || converted.summary.params),
  );
  const dynamic = needsForceDynamic(context, [...all], readsRequest, module);
  const values: string[] = [];
  if (everything.some((one) => one.replies.nextResponse))
    values.push(taken ? `NextResponse as ${responseName}` : "NextResponse");
  if (dynamic === "connection") values.push("connection");
  const top = dynamic === "connection" ? [`await connection()${module.style.semicolons ? ";" : ""}`] : [];

  const keep = new Set<string>();
  for (const one of done) edits.push(...one.edits({ requestType, exported: true, top }));
  for (const helper of conversion.helpers.values()) {
    if (helper === "running") continue;
    edits.push({
      start: helper.fn.start!,
      end: helper.fn.end!,
      text: printFunction(helper, { exported: false, requestType }, module),
    });
    if (helper.summary.becameAsync) keep.add("");
  }
  const wrappers = new Map(done.flatMap((one) => one.wrappers).map((wrapper) => [wrapper.fn, wrapper]));
  for (const wrapper of wrappers.values())
    edits.push({
      start: wrapper.fn.start!,
      end: wrapper.fn.end!,
      text: printFunction(wrapper, { exported: false, requestType }, module),
    });
  const forbidden = planForbiddenExports(
    module,
    new Set(["default", ...exported.filter(({ name }) => methodOfMisspelling(name)).map(({ name }) => name)]),
  );
  edits.push(
    ...forbidden.edits.filter(
      (edit) => !edits.some((other) => edit.start >= other.start && edit.end <= other.end),
    ),
  );
  notes.push(...forbidden.notes);

  let code = applyEdits(module.source, edits);
  const takesParams = done.some(
    ({ parts, wrappers: layers }) =>
      layers.length > 0 && parts.some(({ converted }) => converted.summary.params),
  );
  code = portHandlerTypes(code, context, requestType, takesParams);
  if (dynamic === "dynamic") code = withForceDynamic(code, module);
  try {
    code = tidyModule(module, code, {
      values,
      types: module.typescript && nextRequest ? ["NextRequest"] : [],
    });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Refusal(
      jobs[0]!.exported[0]!.statement,
      "what would have been written doesn't parse; please report this file",
    );
  }
  const [leftover] = leftoverPagesTypes(parseModule(code, context));
  if (leftover)
    throw new Refusal(
      jobs[0]!.exported[0]!.statement,
      "a type of the Pages Router (NextApiRequest, NextApiResponse, NextApiHandler) is used in a way that has no counterpart",
    );

  const findings = done.map(({ job, plan, parts }) => {
    const own = [
      ...new Set(parts.flatMap(({ converted }) => converted.replies.notes.concat(converted.request.notes))),
    ];
    const helperNotes = [...conversion.helpers.values()].flatMap((helper) =>
      helper === "running" ? [] : helper.replies.notes.concat(helper.request.notes),
    );
    const silent =
      !isWebStyle(job.found, module) && parts.some(({ converted }) => converted.replies.silentWay)
        ? [
            "Some way through the handler ends without a reply: under the Pages Router the request hung there, now it answers 500.",
          ]
        : [];
    const one = finding(
      module,
      job.rule,
      jobPlace(job),
      plan.safety,
      HTTP_METHODS.filter((method) => all.has(method)),
      plan.message,
      [...plan.notes, ...own, ...silent, ...new Set(helperNotes), ...notes],
    );
    if (plan.choice) one.methodChoice = { options: [...HTTP_METHODS], chosen: plan.methods };
    return one;
  });
  return { findings: findings.sort(byPlace), code };
}

function withForceDynamic(code: string, module: Module): string {
  const line = `export const dynamic = ${module.style.quote}force-dynamic${module.style.quote}${module.style.semicolons ? ";" : ""}`;
  const parsed = parseModule(code, module.context);
  const imports = parsed.program.body.filter((statement) => t.isImportDeclaration(statement));
  const last = imports.at(-1);
  const note =
    "// The Pages handler ran on every request; without this, Next.js 13 and 14 run GET once, at build time.";
  if (last) return `${code.slice(0, last.end!)}\n\n${note}\n${line}${code.slice(last.end!)}`;
  const first = parsed.program.body[0]!;
  const start = parsed.comments.find((comment) => comment.end! <= first.start!)?.start ?? first.start!;
  return `${code.slice(0, start)}${note}\n${line}\n\n${code.slice(start)}`;
}

/** A local thing called NextResponse that isn't Next's. */
function nextResponseTaken(module: Module): boolean {
  for (const [, binding] of module.bindings) {
    if (binding.identifier.name !== "NextResponse") continue;
    const above = binding.path.parent;
    if (t.isImportDeclaration(above) && above.source.value === "next/server") continue;
    return true;
  }
  return false;
}

function nextResponseName(module: Module): string {
  for (const statement of module.program.body)
    if (t.isImportDeclaration(statement) && statement.source.value === "next/server")
      for (const specifier of statement.specifiers)
        if (t.isImportSpecifier(specifier) && t.isIdentifier(specifier.imported, { name: "NextResponse" }))
          return specifier.local.name;
  return "NextResponse";
}

/** Properties that code of this file puts on some object: `req.user = …`. */
function ownPropertiesOf(module: Module): Set<string> {
  const names = new Set<string>();
  visitAll(module.program, (node) => {
    if (t.isAssignmentExpression(node) && isMember(node.left)) {
      const name = propertyName(node.left);
      if (name && !["body", "query", "headers", "cookies", "method", "url"].includes(name)) names.add(name);
    }
  });
  return names;
}

/* Which methods */

interface MethodPlan {
  methods: HttpMethod[];
  safety: "safe" | "unsafe";
  message: string;
  notes: string[];
  choice: boolean;
  dispatches: boolean;
  /** Methods that only the handler's last `else` serves. */
}

function rolesOf(job: Job): Roles {
  const { params } = job.found.fn;
  return job.style === "pages"
    ? { request: params.length > 0 ? 0 : undefined, response: params.length > 1 ? 1 : undefined }
    : { request: params.length > 0 ? 0 : undefined };
}

function planMethods(job: Job, module: Module, already: HttpMethod[]): MethodPlan {
  const { context } = module;
  const base = { message: WHAT[job.rule], notes: [] as string[], choice: false };
  if (job.rule === "lowercase-method")
    return { ...base, methods: job.fixed, safety: "safe", dispatches: false };
  if (job.rule === "pages-signature" && job.fixed.length > 0) {
    const world = { module, bound: new Map<Binding, t.Node>(), handlerParameters: new Map() };
    if (job.found.wrappers.length === 0) refuseWrongName(job, world);
    const told =
      job.fixed.length > 1 &&
      job.found.wrappers.length === 0 &&
      job.fixed.some((method) => answersTo(job.found.fn, rolesOf(job), method, world).dispatches);
    return { ...base, methods: job.fixed, safety: "safe", dispatches: told };
  }
  const world = { module, bound: new Map<Binding, t.Node>(), handlerParameters: new Map() };
  const wrapped = prepareWrappers(job.found, module);
  for (const [binding, node] of wrapped.bound) world.bound.set(binding, node);
  const roles = rolesOf(job);
  const answers = new Map<HttpMethod, Answers>(
    HTTP_METHODS.map((method) => [method, answersTo(job.found.fn, roles, method, world)]),
  );
  let dispatches = [...answers.values()].some((one) => one.dispatches);
  const allowed = new Set<HttpMethod>(HTTP_METHODS);
  for (const layer of wrapped.layers) {
    for (const method of HTTP_METHODS) {
      const one = answersTo(layer.fn, layer.roles, method, {
        ...world,
        handlerParameters: new Map([[layer.handler, { params: false }]]),
      });
      if (one.dispatches) dispatches = true;
      if (!one.content) allowed.delete(method);
    }
  }
  const open = HTTP_METHODS.filter((method) => !already.includes(method));
  const post = answers.get("POST")!;
  if (!dispatches && post.refuses && !post.content && !post.errors)
    throw new Refusal(job.found.fn, "the handler refuses every method; its test on the method is never true");
  if (!dispatches) return undispatched(job, module, open, base);
  const serves = (method: HttpMethod): boolean => {
    const one = answers.get(method)!;
    if (!allowed.has(method) || one.refusesFirst) return false;
    // An error for a method that the handler names is its answer; for all the others it says "not here".
    return one.content || (!one.refuses && one.errors && names(module, method));
  };
  const distinct = new Set(
    HTTP_METHODS.filter((method) => method !== "OPTIONS" && method !== "HEAD").map((method) =>
      answerKey(answers.get(method)!, allowed.has(method)),
    ),
  );
  const special = open.filter(
    (method) => (method === "OPTIONS" || method === "HEAD") && names(module, method) && serves(method),
  );
  if (distinct.size === 1 && special.length > 0 && answers.get("POST")!.content) {
    // Only preflights are told apart: the rest is a handler without dispatch.
    const rest = undispatched(
      job,
      module,
      open.filter((method) => !special.includes(method)),
      base,
    );
    return {
      ...rest,
      methods: HTTP_METHODS.filter((method) => rest.methods.includes(method) || special.includes(method)),
      dispatches: true,
    };
  }
  // A last branch that answers every other method: callers tell which of them are meant.
  const callers = context.callerMethods;
  const methods = open.filter(
    (method) =>
      serves(method) &&
      (!callers || callers.length === 0 || callers.includes(method) || names(module, method)),
  );
  if (methods.length === 0) throw new Refusal(job.found.fn, "no method was found that the handler serves");
  const notes = base.notes;
  const twice = already.filter((method) => answers.get(method)!.content && names(module, method));
  if (twice.length > 0)
    notes.push(
      `${listed(twice)} is exported already and stays as it is; what the default handler has for it was never called, and goes.`,
    );
  const other = [...answers].filter(([method]) => !methods.includes(method));
  if (other.some(([, one]) => !one.content && !one.refuses && one.errors && !one.silent))
    notes.push(
      "The handler answered the methods that it doesn't name with an error of its own; Next.js answers them with 405.",
    );
  if (other.some(([, one]) => one.refusesFirst && one.content))
    notes.push(
      "The handler went on after it had refused a method (there is no `return`); the route doesn't run for such methods any more.",
    );
  const odd = new Set(other.map(([, one]) => one.refusal).filter((status) => status !== undefined));
  for (const status of odd)
    notes.push(`The handler refused other methods with ${status}; Next.js answers them with 405.`);
  if (other.some(([, one]) => one.silent && !one.refuses && !one.content && !one.errors))
    notes.push(
      "The handler left other methods without an answer (the request hung); Next.js answers them with 405.",
    );
  // HEAD is served by GET, and OPTIONS by Next.js, unless the handler has answers of its own.
  const exported = methods.filter(
    (method) => method !== "HEAD" || !methods.includes("GET") || !sameAsGet(job, module, world),
  );
  return { ...base, methods: exported, safety: "safe", dispatches: true };
}

function answerKey(one: Answers, allowed: boolean): string {
  return JSON.stringify([one.content, one.refuses, one.errors, one.silent, allowed]);
}

/** Whether the file names a method, in whatever case. */
function names(module: Module, method: HttpMethod): boolean {
  return new RegExp(`(?<!\\w)${method}(?!\\w)`, "i").test(withoutComments(module));
}

function withoutComments(module: Module): string {
  let text = "";
  let position = 0;
  for (const comment of module.comments) {
    text += module.source.slice(position, comment.start!);
    position = comment.end!;
  }
  return text + module.source.slice(position);
}

/** Whether HEAD takes the same way as GET. */
function sameAsGet(job: Job, module: Module, world: { bound: Map<Binding, t.Node> }): boolean {
  const conversion: Conversion = {
    module,
    bound: world.bound,
    methods: new Set(),
    responseName: "NextResponse",
    cloneBody: false,
    ownProperties: ownPropertiesOf(module),
    handlerParameters: new Map(),
    helpers: new Map(),
  };
  const print = (method: HttpMethod): string => {
    conversion.helpers.clear();
    conversion.methods = new Set([method]);
    const converted = convert(job.found.fn, rolesOf(job), new Set([method]), "handler", conversion);
    return printFunction(converted, { name: "GET", exported: true, requestType: "Request" }, module);
  };
  return print("GET") === print("HEAD");
}

/** `export function POST` whose body only serves GET: renaming it is the author's decision. */
function refuseWrongName(job: Job, world: Parameters<typeof answersTo>[3]): void {
  const roles = rolesOf(job);
  for (const method of job.fixed) {
    const own = answersTo(job.found.fn, roles, method, world);
    if (own.content || !own.refuses) continue;
    const meant = HTTP_METHODS.filter((other) => answersTo(job.found.fn, roles, other, world).content);
    throw new Refusal(
      job.found.fn,
      `the export is called ${method}, but the handler refuses ${method}${meant.length > 0 ? ` and serves ${listed(meant)}: rename the export` : ""}`,
    );
  }
}

function undispatched(
  job: Job,
  module: Module,
  open: HttpMethod[],
  base: { message: string; notes: string[] },
): MethodPlan {
  const { context } = module;
  const { fn } = job.found;
  if (context.methods && context.methods.length > 0)
    return {
      ...base,
      methods: context.methods.filter((method) => open.includes(method)),
      safety: "safe",
      choice: false,
      dispatches: false,
    };
  const test = testedMethod(fn, rolesOf(job), module);
  if (test) throw new Refusal(test, "the handler tests the method in a way that couldn't be followed");
  const called =
    (t.isObjectMethod(fn) || t.isArrowFunctionExpression(fn) ? undefined : fn.id?.name) ??
    job.found.name?.name ??
    "";
  if (isMethodName(called) && open.includes(called))
    return { ...base, methods: [called], safety: "safe", choice: false, dispatches: false };
  const callers = HTTP_METHODS.filter(
    (method) => context.callerMethods?.includes(method) && open.includes(method),
  );
  if (callers.length > 0 && context.uncertainCallers)
    return {
      ...base,
      message: `${base.message} The handler serves any method; callers in the repo use ${listed(callers)}, which is assumed to be all, though others may request it in ways that can't be told. Choose others with --methods.`,
      methods: callers,
      safety: "unsafe",
      choice: true,
      dispatches: false,
    };
  if (callers.length > 0)
    return {
      ...base,
      message: `${base.message} The handler serves any method; the repo's own callers use ${listed(callers)}.`,
      methods: callers,
      safety: "safe",
      choice: false,
      dispatches: false,
    };
  const reads = readsBody(fn, rolesOf(job), module);
  const source = module.source.slice(fn.start!, fn.end!);
  const named = open.filter((method) => new RegExp(`["'\`]${method}["'\`]`).test(source));
  const fallback: HttpMethod | undefined =
    reads && open.includes("POST") ? "POST" : open.includes("GET") ? "GET" : undefined;
  if (named.length !== 1 && !fallback)
    throw new Refusal(
      fn,
      "it isn't known which methods the default export is meant for, beside those that the file exports already; choose them with --methods",
    );
  const chosen: HttpMethod = named.length === 1 ? named[0]! : fallback!;
  const known = context.uncertainCallers
    ? "the methods of its callers in the repo can't be told"
    : "no caller was found in the repo";
  const why = named.length === 1 ? "it names that method" : reads ? "it reads a body" : "it reads no body";
  return {
    ...base,
    message: `${base.message} The handler serves any method, and ${known}; since ${why}, ${chosen} is assumed. Choose others with --methods.`,
    methods: [chosen],
    safety: "unsafe",
    choice: true,
    dispatches: false,
  };
}

/** A use of the method that may decide something: it must be understood, or nothing is. */
function testedMethod(fn: FunctionNode, roles: Roles, module: Module): t.Node | undefined {
  const world = worldOf(fn, roles, { module, bound: new Map() });
  let found: t.Node | undefined;
  const judge = (node: t.Node, depth: number): void => {
    if (found || depth > 5) return;
    const end = whereItGoes(node, module);
    if (end === "nowhere") return;
    if (end === "unknown") {
      if (!evaluatesEverywhere(node, world, module)) found = node;
      return;
    }
    for (const path of end.referencePaths) judge(path.node, depth + 1);
  };
  visitAll(fn, (node) => {
    if (isMember(node) && isMethodOfRequest(node, world)) judge(node, 0);
    if (t.isIdentifier(node) && world.isRequest(node) && !isMember(module.parents.get(node))) {
      const above = module.parents.get(node);
      // `const { method } = req` is followed by its names; `const r = req` hides everything.
      if (t.isVariableDeclarator(above) && above.init === node) {
        if (t.isIdentifier(above.id)) found ??= node;
        for (const name of boundNames(above.id)) {
          const binding = module.bindings.get(name);
          if (binding && evaluate(name, "PATCH", world))
            for (const path of binding.referencePaths) judge(path.node, 1);
        }
      }
    }
  });
  return found;
}

/** Where the value of an expression ends up: in text that is logged or sent, in a variable, or who knows where. */
function whereItGoes(node: t.Node, module: Module): "nowhere" | "unknown" | Binding {
  let at = node;
  for (let above = module.parents.get(at); above; above = module.parents.get(at)) {
    if (t.isVariableDeclarator(above) && above.init === at && t.isIdentifier(above.id))
      return module.bindings.get(above.id) ?? "unknown";
    if (t.isCallExpression(above) && above.arguments.includes(at as t.Expression)) {
      const callee = unwrap(above.callee);
      if (isMember(callee) && t.isIdentifier(callee.object, { name: "console" })) return "nowhere";
      if (isMember(callee) && ["json", "send", "end", "setHeader"].includes(propertyName(callee) ?? ""))
        return "nowhere";
      return at === node ? "unknown" : "nowhere";
    }
    const text = t.isTemplateLiteral(above) || (t.isBinaryExpression(above) && above.operator === "+");
    if (!text && !t.isObjectProperty(above) && !t.isObjectExpression(above) && !t.isSpreadElement(above)) {
      if (t.isExpressionStatement(above)) return "nowhere";
      if (unwrap(above) !== unwrap(at)) return "unknown";
    }
    at = above;
  }
  return "unknown";
}

/** The test that a use of the method stands in has the same known value whatever the method is. */
function evaluatesEverywhere(node: t.Node, world: MethodWorld, module: Module): boolean {
  let test: t.Node = node;
  for (
    let above = module.parents.get(test);
    above && t.isExpression(above) && !isFunctionNode(above);
    above = module.parents.get(test)
  )
    test = above;
  return HTTP_METHODS.every((method) => evaluate(test, method, world) !== undefined);
}

function listed(methods: HttpMethod[]): string {
  return methods.length < 2 ? methods.join("") : `${methods.slice(0, -1).join(", ")} and ${methods.at(-1)}`;
}

/** Whether a body is read: `req.body`, `{ body } = req`, `await request.json()`. */
function readsBody(fn: t.Node, roles: Roles, module: Module, depth = 0): boolean {
  void roles;
  let reads = false;
  visitAll(fn, (node) => {
    if (
      isMember(node) &&
      ["body", "json", "formData", "text", "arrayBuffer"].includes(propertyName(node) ?? "")
    ) {
      const object = unwrap(node.object);
      if (t.isIdentifier(object)) {
        const binding = module.bindings.get(object);
        if (binding?.kind === "param" && isFirstParameter(binding, module)) reads = true;
      }
    }
    if (
      t.isObjectPattern(node) &&
      node.properties.some((property) => t.isObjectProperty(property) && propertyName(property) === "body")
    )
      reads = true;
    if (t.isCallExpression(node) && t.isIdentifier(node.callee) && depth < 5) {
      const declaration = module.bindings.get(node.callee)?.path.node;
      const called = t.isVariableDeclarator(declaration) ? declaration.init : declaration;
      if (
        called &&
        isFunctionNode(called) &&
        node.arguments.length > 0 &&
        called !== fn &&
        readsBody(called, roles, module, depth + 1)
      )
        reads = true;
    }
    return !reads;
  });
  return reads;
}

function isFirstParameter(binding: Binding, module: Module): boolean {
  const owner = binding.scope.block;
  void module;
  return (
    isFunctionNode(owner) &&
    childrenOf(owner).includes(binding.identifier) &&
    owner.params[0] === binding.identifier
  );
}

/* Converting one job */

interface JobPart {
  methods: HttpMethod[];
  converted: Converted;
}

interface JobResult {
  parts: JobPart[];
  /** Inner functions of same-file wrappers. */
  wrappers: Converted[];
  edits(form: Omit<FunctionForm, "name">): Edit[];
}

function convertJob(job: Job, plan: MethodPlan, conversion: Conversion): JobResult {
  const { module } = conversion;
  const roles = rolesOf(job);
  const [, , third] = job.found.fn.params;
  if (third && job.found.wrappers.length === 0 && job.style === "pages")
    throw new Refusal(third, "the handler takes a third parameter, which Next.js doesn't give it");
  const wrapped = prepareWrappers(job.found, module);
  for (const [binding, node] of wrapped.bound) conversion.bound.set(binding, node);
  const split = plan.dispatches && plan.methods.length > 0 && job.rule !== "lowercase-method";
  const groups = split ? plan.methods.map((method) => [method]) : [plan.methods];
  const bodyType = handlerType(job.found);
  let parts: JobPart[] = groups.map((methods) => ({
    methods,
    converted: convert(job.found.fn, roles, new Set(methods), "handler", conversion, bodyType),
  }));
  if (split && parts.length > 1) parts = shareOrSplit(job, parts, plan, conversion, bodyType);
  const params = parts.some(({ converted }) => converted.summary.params);
  const wrappers = wrapped.layers.map((layer) => {
    conversion.handlerParameters.set(layer.handler, { params });
    return convert(layer.fn, layer.roles, new Set(plan.methods), "handler", conversion, bodyType);
  });
  const readers =
    wrappers.filter((wrapper) => wrapper.request.body).length +
    (parts.some(({ converted }) => converted.request.body) ? 1 : 0);
  if (readers > 1 && !conversion.cloneBody) throw new BodyReadTwice();
  return {
    parts,
    wrappers,
    edits: (form) =>
      job.fixed.length === 0 || split
        ? defaultEdits(job, parts, form, module)
        : namedEdits(job, parts[0]!, form, module),
  };
}

/** `T` of `NextApiHandler<T>`. */
function handlerType(found: FoundHandler): t.Node | undefined {
  const type = t.isTSTypeAnnotation(found.annotation) ? found.annotation.typeAnnotation : undefined;
  if (!t.isTSTypeReference(type)) return undefined;
  const parameters =
    type.typeParameters ??
    (type as unknown as { typeArguments?: t.TSTypeParameterInstantiation }).typeArguments;
  return parameters?.params[0];
}

/** Methods whose functions read alike are one function; where copies would be long, all methods share one. */
function shareOrSplit(
  job: Job,
  parts: JobPart[],
  plan: MethodPlan,
  conversion: Conversion,
  bodyType: t.Node | undefined,
): JobPart[] {
  const { module } = conversion;
  const print = (part: JobPart): string =>
    printFunction(part.converted, { name: "GET", exported: true, requestType: "Request" }, module);
  const groups = new Map<string, JobPart>();
  for (const part of parts) {
    const text = print(part);
    const known = groups.get(text);
    if (known) known.methods.push(...part.methods);
    else groups.set(text, { ...part, methods: [...part.methods] });
  }
  const texts = [...groups.keys()];
  if (texts.length < 2) return [...groups.values()];
  if (copiedLines(texts) < MANY_COPIED_LINES) return [...groups.values()];
  // HEAD runs GET's function: one that asks for the method would take it for one of the others.
  if (plan.methods.includes("GET")) {
    const get = parts.find((part) => part.methods.includes("GET"))!;
    const rest = parts.filter((part) => !part.methods.includes("GET"));
    const methods = rest.flatMap((part) => part.methods);
    if (copiedLines(rest.map(print)) < MANY_COPIED_LINES) return [...groups.values()];
    return [
      get,
      {
        methods,
        converted: convert(job.found.fn, rolesOf(job), new Set(methods), "handler", conversion, bodyType),
      },
    ];
  }
  return [
    {
      methods: plan.methods,
      converted: convert(job.found.fn, rolesOf(job), new Set(plan.methods), "handler", conversion, bodyType),
    },
  ];
}

/** From here on a reader would rather see one function that asks for the method than copies of it. */
const MANY_COPIED_LINES = 20;

function copiedLines(texts: string[]): number {
  const seen = new Set<string>();
  let copied = 0;
  for (const text of texts) {
    const lines = text
      .split("\n")
      .slice(1)
      .map((line) => line.trim())
      .filter((line) => line.length > 3 && !/^(?:}|return;|try {)/.test(line));
    copied += lines.filter((line) => seen.has(line)).length;
    for (const line of lines) seen.add(line);
  }
  return copied;
}

/** The functions of a default handler take the place of its declaration; the default export goes. */
function defaultEdits(job: Job, parts: JobPart[], form: Omit<FunctionForm, "name">, module: Module): Edit[] {
  const [exported] = job.exported;
  const { found } = job;
  const { statement } = exported!;
  const end = module.style.semicolons ? ";" : "";
  const edits: Edit[] = [];
  if (found.wrappers.length > 0) return wrappedEdits(job, parts, form, module);
  const pieces: string[] = [];
  if (found.factory) refuseLeftovers(found, parts, module);
  for (const { methods, converted } of parts) {
    const shared = methods.length > 1 || isTaken(methods[0]!, found, module);
    if (!shared) {
      pieces.push(printFunction(converted, { ...form, name: methods[0]! }, module));
      continue;
    }
    const [first, ...others] = methods;
    if (parts.length > 1 && !isTaken(first!, found, module)) {
      // One of several functions: it bears the name of its first method.
      pieces.push(printFunction(converted, { ...form, name: first! }, module));
      pieces.push(`export { ${others.map((method) => `${first} as ${method}`).join(", ")} }${end}`);
      continue;
    }
    const ownName =
      found.name && !isMethodName(found.name.name) && parts.length === 1 ? found.name.name : undefined;
    const name =
      ownName ??
      freeName(module, [
        parts.length === 1 ? "handler" : `handle${first![0]}${first!.slice(1).toLowerCase()}`,
      ]);
    pieces.push(printFunction(converted, { ...form, name, exported: false }, module));
    pieces.push(`export { ${methods.map((method) => `${name} as ${method}`).join(", ")} }${end}`);
  }
  const place = found.declaration && found.declaration !== statement ? found.declaration : statement;
  if (place !== statement) {
    if (t.isVariableDeclaration(place) && place.declarations.length > 1)
      throw new Refusal(
        place,
        "the handler is declared together with other variables; give it a statement of its own",
      );
    const binding = found.name && module.bindings.get(found.name);
    for (const other of job.exported.slice(1))
      edits.push(
        hasOthers(other)
          ? { start: other.statement.start!, end: other.statement.end!, text: "" }
          : removeStatement(module, other.statement),
      );
    const elsewhere = binding?.referencePaths.find(
      (path) => t.isIdentifier(path.node) && !job.exported.some((one) => isWithin(path.node, one.statement)),
    );
    if (elsewhere) throw new Refusal(elsewhere.node, "the handler is also used here, not only exported");
    if (isMember((statement as t.ExpressionStatement).expression) || !hasOthers(exported!))
      edits.push(removeStatement(module, statement));
    else edits.push(dropSpecifier(exported!, module));
  }
  const start = t.isExportNamedDeclaration(place) ? place.start! : place.start!;
  const from = indentAt(module.source, found.fn.start!);
  edits.push({
    start,
    end: place.end!,
    text: pieces.map((piece) => reindent(piece, from, indentAt(module.source, start))).join("\n\n"),
  });
  return edits;
}

/** A factory's function leaves the factory: nothing of the factory's own parameters may be left in it. */
function refuseLeftovers(found: FoundHandler, parts: JobPart[], module: Module): void {
  for (const { converted } of parts)
    for (const name of liveNodes(converted.residual, found.fn.body, (node): node is t.Identifier =>
      t.isIdentifier(node),
    )) {
      const binding = module.bindings.get(name);
      const owner = binding?.scope.block;
      if (binding && owner !== module.program && !isWithin(binding.identifier, found.fn))
        throw new Refusal(
          found.factory!,
          `the factory's \`${name.name}\` is needed in the handler; write the handler out without the factory`,
        );
    }
}

/** Whether something else of the file bears a method's name. */
function isTaken(method: HttpMethod, found: FoundHandler, module: Module): boolean {
  const binding = module.programScope.getOwnBinding(method);
  return binding !== undefined && binding.identifier !== found.name;
}

function isWithin(node: t.Node, container: t.Node): boolean {
  return node.start! >= container.start! && node.end! <= container.end!;
}

/** Whether an export list names other things too. */
function hasOthers(exported: ExportedName): boolean {
  return (
    t.isExportSpecifier(exported.part) &&
    (exported.statement as t.ExportNamedDeclaration).specifiers.length > 1
  );
}

function dropSpecifier(exported: ExportedName, module: Module): Edit {
  const { specifiers } = exported.statement as t.ExportNamedDeclaration;
  const index = specifiers.indexOf(exported.part as t.ExportSpecifier);
  const next = specifiers[index + 1];
  if (next) return { start: exported.part.start!, end: next.start!, text: "" };
  void module;
  return { start: specifiers[index - 1]!.end!, end: exported.part.end!, text: "" };
}

/** `export default withAuth(handler)`: the wrapper stays, applied for each method. */
function wrappedEdits(job: Job, parts: JobPart[], form: Omit<FunctionForm, "name">, module: Module): Edit[] {
  const [exported] = job.exported;
  const { found } = job;
  const end = module.style.semicolons ? ";" : "";
  const outermost = found.wrappers[0]!;
  const whole = (inner: string, from: t.Node): string =>
    module.source.slice(outermost.start!, from.start!) +
    inner +
    module.source.slice(from.end!, outermost.end!);
  const innermost = found.wrappers.at(-1)!;
  const slot = innermost.arguments.find((argument) => findHandler(argument, module)?.fn === found.fn)!;
  const edits: Edit[] = [];
  const pieces: string[] = [];
  const inline = isFunctionNode(unwrap(slot));
  const holder = statementHolding(outermost, module);
  const single = parts.length === 1;
  if (inline) {
    for (const { methods, converted } of parts) {
      const text = whole(printFunction(converted, { ...form, exported: false }, module), slot);
      if (methods.length === 1) pieces.push(`export const ${methods[0]} = ${text}${end}`);
      else {
        const name = freeName(module, ["handler"]);
        pieces.push(
          `const ${name} = ${text}${end}`,
          `export { ${methods.map((method) => `${name} as ${method}`).join(", ")} }${end}`,
        );
      }
    }
  } else {
    const functions: string[] = [];
    for (const { methods, converted } of parts) {
      const name = single
        ? found.name!.name
        : freeName(module, [
            `handle${methods.map((method) => method[0] + method.slice(1).toLowerCase()).join("Or")}`,
          ]);
      const own =
        found.annotation &&
        !/NextApiHandler/.test(module.source.slice(found.annotation.start!, found.annotation.end!));
      const annotation = own
        ? module.source.slice(found.annotation!.start!, found.annotation!.end!)
        : undefined;
      functions.push(printFunction(converted, { ...form, name, annotation, exported: false }, module));
      const text = whole(name, slot);
      if (methods.length === 1) pieces.push(`export const ${methods[0]} = ${text}${end}`);
      else if (single) {
        const wrappedName = freeName(module, ["wrapped", "wrappedHandler"]);
        pieces.push(
          `const ${wrappedName} = ${text}${end}`,
          `export { ${methods.map((method) => `${wrappedName} as ${method}`).join(", ")} }${end}`,
        );
      } else {
        const [first, ...others] = methods;
        pieces.push(`export const ${first} = ${text}${end}`);
        for (const method of others) pieces.push(`export const ${method} = ${first}${end}`);
      }
    }
    const declaration = found.declaration!;
    if (t.isVariableDeclaration(declaration) && declaration.declarations.length > 1)
      throw new Refusal(
        declaration,
        "the handler is declared together with other variables; give it a statement of its own",
      );
    edits.push({ start: declaration.start!, end: declaration.end!, text: functions.join("\n\n") });
  }
  const { statement } = exported!;
  if (holder !== statement) edits.push(removeStatement(module, statement));
  edits.push({ start: holder.start!, end: holder.end!, text: pieces.join("\n") });
  return edits;
}

function statementHolding(node: t.Node, module: Module): t.Statement {
  let at = node;
  for (let above = module.parents.get(at); above && !t.isProgram(above); above = module.parents.get(at))
    at = above;
  return at as t.Statement;
}

/** A named export keeps its place and form; a misspelt name is set right. */
function namedEdits(job: Job, part: JobPart, form: Omit<FunctionForm, "name">, module: Module): Edit[] {
  const { found } = job;
  const { fn } = found;
  const edits: Edit[] = [];
  const text = printFunction(part.converted, { ...form, exported: false }, module);
  const [exported] = job.exported;
  if (job.rule !== "lowercase-method") {
    edits.push({ start: fn.start!, end: fn.end!, text });
    for (const other of job.exported)
      if (
        t.isExpressionStatement(other.statement) &&
        t.isAssignmentExpression(other.statement.expression) &&
        isMethodName(other.name)
      ) {
        // An `import` beside `exports.GET` would make a module without `exports`.
        const { left } = other.statement.expression;
        edits.push({ start: left.start!, end: left.end!, text: `export const ${other.name}` });
      }
    for (const other of job.exported)
      if (other.name === "default") {
        if (
          t.isExportDefaultDeclaration(other.statement) &&
          t.isFunctionDeclaration(other.statement.declaration)
        )
          edits.push({ start: other.statement.start!, end: other.statement.declaration.start!, text: "" });
        else
          edits.push(
            hasOthers(other) ? dropSpecifier(other, module) : removeStatement(module, other.statement),
          );
      }
    if (found.annotation)
      edits.push({ start: found.annotation.start!, end: found.annotation.end!, text: "" });
    return edits;
  }
  const method = job.fixed[0]!;
  const local = found.name;
  edits.push({
    start: fn.start!,
    end: fn.end!,
    text:
      t.isFunctionDeclaration(fn) && fn.id?.name === exported!.name
        ? printFunction(part.converted, { ...form, name: method, exported: false }, module)
        : text,
  });
  if (found.annotation) edits.push({ start: found.annotation.start!, end: found.annotation.end!, text: "" });
  if (t.isExportSpecifier(exported!.part)) {
    const specifier = exported!.part;
    edits.push({
      start: specifier.start!,
      end: specifier.end!,
      text: specifier.local.name === method ? method : `${specifier.local.name} as ${method}`,
    });
  } else if (t.isVariableDeclarator(exported!.part) && t.isIdentifier(exported!.part.id)) {
    const { id } = exported!.part;
    edits.push({ start: id.start!, end: id.start! + id.name.length, text: method });
  }
  const name = t.isExportSpecifier(exported!.part)
    ? undefined
    : (local ?? (t.isVariableDeclarator(exported!.part) ? (exported!.part.id as t.Identifier) : undefined));
  const binding = name && module.bindings.get(name);
  for (const path of binding?.referencePaths ?? [])
    if (t.isIdentifier(path.node) && (path.node.start! < fn.start! || path.node.end! > fn.end!))
      edits.push({ start: path.node.start!, end: path.node.end!, text: method });
  return edits;
}
