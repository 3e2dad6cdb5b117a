/** What all formats for people say in the same words. */
import type { ListedFinding, RouteCaller, RouteEntry, RouteOverview } from "../contract.js";

/** More callers than these only make a table long. */
export const MOST_CALLERS = 5;

export function methodsText({ methods }: RouteEntry): string {
  if (typeof methods === "string") return methods;
  return methods.length === 0 ? "none" : methods.join(", ");
}

/** What stands before the place of a call: its method, and a question mark where something is only known at run time. */
export function callText({ methods, certain }: RouteCaller): string {
  const mark = certain ? "" : "?";
  return methods.length === 0 ? mark : `${methods.join("/")}${mark}`;
}

/** The first sentence of the message. A full stop inside of code ends none. */
export function shortMessage({ message }: ListedFinding): string {
  return /^(?:`[^`]*`|[^`])*?[.!?](?=\s|$)/.exec(message)?.[0] ?? message;
}

/** "4 routes: 3 fine, 1 with findings. No caller was found for 2." */
export function sumText({ routes }: RouteOverview): string {
  const found = routes.filter(({ findings }) => findings.length > 0).length;
  const parts = [
    ...(found < routes.length ? [`${routes.length - found} fine`] : []),
    ...(found > 0 ? [`${found} with findings`] : []),
  ];
  const alone = routes.filter(({ callers }) => callers.length === 0).length;
  const lonely = alone === 0 ? "" : ` No caller was found for ${alone}.`;
  return `${routes.length === 1 ? "1 route" : `${routes.length} routes`}: ${parts.join(", ")}.${lonely}`;
}

/** Explains the words of the column with the methods, as far as they stand there. */
export function legend({ routes }: RouteOverview): string[] {
  const has = (test: (route: RouteEntry) => boolean) => routes.some(test);
  return [
    ...(has(({ router }) => router === "app")
      ? [
          "Next.js answers HEAD by GET, and OPTIONS by itself: in `app` they are listed only where the file exports them.",
        ]
      : []),
    ...(has(({ methods }) => methods === "any") ? ["any: the handler doesn't test the method."] : []),
    ...(has(({ methods }) => methods === "unknown")
      ? ["unknown: code decides that isn't in the repo, or can't be followed."]
      : []),
    ...(has(({ callers }) => callers.some(({ certain }) => !certain))
      ? ["A question mark: the method or the route of a call is only known at run time."]
      : []),
  ];
}
