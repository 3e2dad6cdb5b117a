import type { API, FileInfo } from "jscodeshift";
import { toMakeRoute } from "./make-route/convert.js";

export interface MakeRouteOptions {
  /** How a route imports the helper. Default: `@/lib/route`. */
  helper?: string;
  /** Major version of Next.js; default 16. */
  next?: number | string;
}

/** jscodeshift's own parser must read what the transform reads. */
export const parser = "tsx";

/**
 * A jscodeshift transform: the named exports of a route file become `export const { GET, … } = makeRoute({ … })`.
 * @returns the new text, or undefined where there is nothing to do or nothing that may be done; why is reported.
 * @throws {SyntaxError} when the file can't be parsed.
 */
export default function transform(
  file: FileInfo,
  api: API,
  options: MakeRouteOptions = {},
): string | undefined {
  const { code, refusal } = toMakeRoute(file.source, {
    path: file.path.replaceAll("\\", "/"),
    helper: options.helper ?? "@/lib/route",
    ...(options.next === undefined ? {} : { next: Number(options.next) }),
  });
  if (refusal) {
    api.report(
      `${file.path}:${refusal.line}:${refusal.column} make-route (manual) It was left as it is: ${refusal.reason}.`,
    );
  }
  return code;
}
