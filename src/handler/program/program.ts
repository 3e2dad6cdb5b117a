/**
 * The modules beside the routes: those that a route's imports lead to. Each is parsed once for a whole run, and each function of
 * one that is given a request or a response is converted once for the whole run: never for one route's needs.
 */
import type * as t from "@babel/types";
import { HTTP_METHODS, type LoadModule, type RouteContext } from "../contract.js";
import type { Converted } from "../conversion.js";
import { BodyReadTwice, convert, startConversion } from "../conversion.js";
import { type Module, parseModule } from "../module.js";
import { nextResponseIn } from "../next-response.js";
import { shareNodes } from "../node-maps.js";
import { Refusal } from "../refusal.js";
import type { Roles } from "../roles.js";
import type { PathParameter } from "../segments.js";
import type { FunctionNode } from "../syntax.js";
import { plainText } from "../text-form.js";
import { queryReadBy } from "./closure.js";
import type { ForeignFunction } from "./imported-value.js";
import { refuseOtherTwin, twinName } from "./twin.js";

/** A function of a module beside the routes, as routes and other modules call it. */
export interface SharedFunction {
  converted: Converted;
}

/** What is known of an app apart from its single routes. */
export type ProgramFacts = Pick<RouteContext, "next" | "cacheComponents" | "staticExport" | "exact">;

export class Program {
  readonly #load: LoadModule;
  readonly #facts: ProgramFacts;
  readonly #modules = new Map<string, Module | undefined>();
  readonly #sources = new Map<string, string>();
  readonly #functions = new Map<t.Node, Map<string, SharedFunction | Refusal | "running">>();
  /** Those that go by another name than their old form, by key. */
  #names: ReadonlyMap<string, string> | undefined;
  /** Those that can't be converted beside the others, by key, and why. */
  readonly #refused = new Map<string, Refusal>();

  constructor(load: LoadModule, facts: ProgramFacts) {
    this.#load = load;
    this.#facts = facts;
  }

  /** The module that an import leads to; nothing for a package, and for what can't be read or parsed. */
  open(specifier: string, from: Module): Module | undefined {
    const found = this.#load(specifier, from.context.path);
    if (!found) return undefined;
    if (!this.#modules.has(found.path)) {
      this.#sources.set(found.path, found.source);
      this.#modules.set(found.path, this.#parsed(found.path, found.source));
    }
    const module = this.#modules.get(found.path);
    if (module) shareNodes(from, module);
    return module;
  }

  #parsed(path: string, source: string): Module | undefined {
    if (!/\.[mc]?[jt]sx?$/.test(path)) return undefined;
    try {
      return parseModule(plainText(source).text, { ...this.#facts, path, program: this });
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** The module at a path, if some import has led to it. */
  opened(path: string): Module | undefined {
    return this.#modules.get(path);
  }

  /** The text of a module that was opened, as it lies on disk. */
  sourceOf(path: string): string {
    return this.#sources.get(path)!;
  }

  /**
   * Converts a function that is given a request or a response. What it reads from the query by the name of a path parameter of
   * its caller, it finds in `params`; all routes that call it have to agree on that.
   * @param parameters the path parameters of the caller
   * @throws {Refusal} with a node of that function's own module, where its meaning can't be kept
   */
  shared(found: ForeignFunction, roles: Roles, parameters: readonly PathParameter[] = []): SharedFunction {
    const plain = this.#form(found, roles, []);
    const read = queryReadBy(plain.converted);
    const own = parameters.filter(({ name }) => read === "all" || read.has(name));
    const one = own.length === 0 ? plain : this.#form(found, roles, own);
    const refused = this.#refused.get(formOf(one.converted));
    if (refused) throw refused;
    refuseOtherTwin(one.converted);
    return one;
  }

  #form({ fn, module }: ForeignFunction, roles: Roles, parameters: readonly PathParameter[]): SharedFunction {
    const known = this.#functions.get(fn) ?? new Map<string, SharedFunction | Refusal | "running">();
    this.#functions.set(fn, known);
    const place = [roles.request, roles.response, ...parameters.map(parameterKey)].join(" ");
    const one = known.get(place) ?? this.#convert(fn, module, roles, parameters, known, place);
    if (one === "running") throw new Refusal(fn, "it calls itself with the request or response");
    if (one instanceof Refusal) throw one;
    return one;
  }

  #convert(
    fn: FunctionNode,
    module: Module,
    roles: Roles,
    parameters: readonly PathParameter[],
    known: Map<string, SharedFunction | Refusal | "running">,
    place: string,
  ): SharedFunction | Refusal {
    known.set(place, "running");
    let result: SharedFunction | Refusal;
    try {
      result = { converted: convertedShared(fn, module, roles, parameters) };
    } catch (error) {
      known.delete(place);
      if (!(error instanceof Refusal)) throw error;
      result = error;
    }
    known.set(place, result);
    return result;
  }

  /** What the new form of a function is called, where it is called otherwise than the old one. */
  nameOf(converted: Converted): string | undefined {
    return this.#names ? this.#names.get(keyOf(converted)) : twinName(converted);
  }

  /** From now on these new forms go by these names, by the keys of their functions, and all others by their old ones; without: each by its own. */
  rename(names: ReadonlyMap<string, string> | undefined): void {
    this.#names = names;
  }

  /** From now on this form of the function is refused. */
  refuse(converted: Converted, refusal: Refusal): void {
    this.#refused.set(formOf(converted), refusal);
  }

  /** The paths of all modules that imports have led to. */
  paths(): string[] {
    return [...this.#modules].flatMap(([path, module]) => (module ? [path] : []));
  }
}

/** Tells a function from all others of the run. */
export function keyOf({ fn, module }: Pick<Converted, "fn" | "module">): string {
  return `${module.context.path}:${fn.start}`;
}

/** Tells a form of a function from the others: by what it finds in `params`. */
function formOf(converted: Converted): string {
  return [keyOf(converted), ...converted.pathParameters.map(parameterKey)].join(" ");
}

function parameterKey({ name, kind }: PathParameter): string {
  return `${kind}:${name}`;
}

/** Who goes on after a helper reads the body again: a helper that leaves that open reads a clone. */
function convertedShared(
  fn: FunctionNode,
  module: Module,
  roles: Roles,
  pathParameters: readonly PathParameter[],
): Converted {
  const all = new Set(HTTP_METHODS);
  const run = (cloneBody: boolean): Converted => {
    const options = { cloneBody, wholeHelpers: true, pathParameters };
    const conversion = startConversion(module, all, nextResponseIn(module).local, options);
    return convert(fn, roles, all, "helper", conversion);
  };
  try {
    const plain = run(false);
    return plain.request.body && plain.summary.replies !== "always" ? run(true) : plain;
  } catch (error) {
    if (!(error instanceof BodyReadTwice)) throw error;
    return run(true);
  }
}
