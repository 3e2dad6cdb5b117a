/** What is noticed of a handler besides its answer. */
import { importName, type Scope } from "./draft.js";

export function note(scope: Scope): string[] {
  const { draft, values } = scope;
  const { random } = draft;
  const value = values.length > 0 ? `, { value: ${random.pick(values)} }` : "";
  return random.weighted<() => string[]>([
    [5, () => [`console.log("here"${value});`]],
    [4, () => [`${importName(draft, "@/lib/log", "log")}.info("step"${value});`]],
    [4, () => [`${importName(draft, "@/lib/track", "track")}("step"${value});`]],
    [scope.waits ? 4 : 0, () => [`await ${importName(draft, "@/lib/log", "audit")}("step"${value});`]],
  ])();
}

export function comment(scope: Scope): string[] {
  const { random } = scope.draft;
  const text = random.pick(["be careful here", "see the docs", "TODO: paginate", "only for members"]);
  return [random.pick([`// ${text}`, `/* ${text} */`]), ...note(scope)];
}
