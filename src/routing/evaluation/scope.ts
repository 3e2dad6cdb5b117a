import type { Value } from "./values.js";

/** Raised where the code does something that isn't followed. What it was part of is then unknown. */
export class NotFollowed extends Error {
  override name = "NotFollowed";
}

/** An exception of the user's code. */
export class Thrown extends Error {
  override name = "Thrown";
  constructor(readonly value: Value) {
    super("thrown by the code that is evaluated");
  }
}

/** The names of one block, function or module. A name may be worked out when it is first asked for. */
export class Scope {
  readonly #values = new Map<string, Value>();
  readonly #late = new Map<string, () => Value>();

  /** `path` is the file that the code of this scope stands in. */
  constructor(
    readonly path: string,
    readonly outer?: Scope,
  ) {}

  declare(name: string, value: Value): void {
    this.#late.delete(name);
    this.#values.set(name, value);
  }

  declareLate(name: string, make: () => Value): void {
    this.#late.set(name, make);
  }

  /** The scope that holds `name`; `undefined` for a global. */
  find(name: string): Scope | undefined {
    if (this.#values.has(name) || this.#late.has(name)) return this;
    return this.outer?.find(name);
  }

  get(name: string): Value {
    const make = this.#late.get(name);
    if (make !== undefined) {
      // Deleted first: a name that needs itself ends there.
      this.#late.delete(name);
      this.#values.set(name, undefined);
      this.#values.set(name, make());
    }
    return this.#values.get(name);
  }

  /** The innermost name by which `value` can be reached from here. */
  nameOf(value: Value): string | undefined {
    for (const [name, held] of this.#values) if (held === value) return name;
    return this.outer?.nameOf(value);
  }
}
