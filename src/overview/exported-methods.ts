/** Which methods Next.js finds in a route file, by whatever way they come there. */
import { HTTP_METHODS, type HttpMethod } from "../handler/contract.js";
import type { ModuleFile, RouteFile } from "../project/contract.js";
import { programOf } from "../project/parse.js";
import { exportsOf } from "../rules/exported-names.js";

/** The exported methods in the order of HTTP_METHODS, without those of a makeRoute map that only answer 405; `unknown` where a package, or code that would have to be run, says which. */
export function exportedMethods(route: RouteFile): HttpMethod[] | "unknown" {
  const modules = new Map((route.modules ?? []).map((module) => [module.path, module]));
  const found = new Set<string>();
  const seen = new Set<string>();
  const isWhole = collect({ ...route, imports: modules.get(route.path)?.imports ?? {} }, found);
  return isWhole ? HTTP_METHODS.filter((method) => found.has(method)) : "unknown";

  function collect(file: Omit<ModuleFile, "absolutePath" | "hash">, names: Set<string>): boolean {
    if (seen.has(file.path)) return true;
    seen.add(file.path);
    const program = programOf(file);
    if (program === undefined) return false;
    const own = exportsOf(program);
    for (const name of own.names) if (!own.refused.has(name)) names.add(name);
    if (own.commonJs || own.open) return false;
    return own.handedOn.every((specifier) => {
      const target = modules.get(file.imports[specifier] ?? "");
      return target !== undefined && collect(target, names);
    });
  }
}
