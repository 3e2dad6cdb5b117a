/** Methods as part of a function's name: `GetOrPost`. */
export function methodWords(methods: readonly string[]): string {
  return methods.map((method) => method[0] + method.slice(1).toLowerCase()).join("Or");
}
