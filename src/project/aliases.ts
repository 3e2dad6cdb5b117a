/** Import specifiers that don't begin with a dot: where a tsconfig says they lead, or where they lead by custom. */
import { dirname, join } from "node:path";
import { createPathsMatcher, getTsconfig } from "get-tsconfig";
import { isInside } from "./paths.js";
import { readBytesSync } from "./read-bytes.js";

type Matcher = (specifier: string) => string[];

export class Aliases {
  readonly #root: string;
  readonly #matchers = new Map<string, Matcher>();
  /** What get-tsconfig has read before. */
  readonly #configs = new ConfigTexts();

  /** No config above `root` is read. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Absolute paths, without an extension, that `specifier` may lead to from the file `from`; the likeliest first. */
  *candidates(from: string, specifier: string): Iterable<string> {
    yield* this.#matcher(dirname(from))(specifier);
    yield* this.#byCustom(dirname(from), specifier);
  }

  /** The `paths` and `baseUrl` of the nearest tsconfig or jsconfig, with what it extends. */
  #matcher(folder: string): Matcher {
    const known = this.#matchers.get(folder);
    if (known !== undefined) return known;
    const matcher = this.#configOf(folder) ?? (() => []);
    this.#matchers.set(folder, matcher);
    return matcher;
  }

  #configOf(folder: string): Matcher | undefined {
    for (const name of ["tsconfig.json", "jsconfig.json"]) {
      try {
        const config = getTsconfig(folder, name, this.#configs);
        if (config !== null && isInside(dirname(config.path), this.#root))
          return createPathsMatcher(config) ?? undefined;
      } catch {
        // A config that can't be read, or extends what isn't there, says nothing.
      }
    }
    return undefined;
  }

  /** Nearly always the package's folder, or its src. */
  #byCustom(folder: string, specifier: string): string[] {
    const alias = /^(?:@\/|~\/|#\/?|src\/)(.+)$/.exec(specifier)?.[1];
    const found: string[] = [];
    if (alias === undefined) return found;
    for (let at = folder; isInside(at, this.#root); at = dirname(at)) {
      found.push(join(at, alias), join(at, "src", alias));
      if (at === dirname(at)) break;
    }
    return found;
  }
}

/**
 * get-tsconfig keeps what it has asked the file system in a map that one may give it. By that map it gets the texts of configs from the one
 * function that reads files of a repo, and reads none itself.
 */
class ConfigTexts extends Map<string, unknown> {
  override get(key: string): unknown {
    const path = /^readFileSync:(.+):utf8$/s.exec(key)?.[1];
    if (path !== undefined && !super.has(key)) super.set(key, readBytesSync(path).toString("utf8"));
    return super.get(key);
  }
}
