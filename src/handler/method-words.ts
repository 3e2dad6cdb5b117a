/** Methods as part of a function's name: `GetOrPost`. */
export function methodWords(methods: readonly string[]): string {
  return methods.map((method) => method[0] + method.slice(1).toLowerCase()).join("Or");
}

/** Methods in a sentence: "GET, POST and PUT". */
export function listed(methods: readonly string[]): string {
  return methods.length < 2 ? methods.join("") : `${methods.slice(0, -1).join(", ")} and ${methods.at(-1)}`;
}
