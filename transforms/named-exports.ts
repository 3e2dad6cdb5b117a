import type { API, FileInfo } from "jscodeshift";
import { HTTP_METHODS, type HttpMethod, repairRoute } from "../src/handler/index.js";

export interface NamedExportsOptions {
  /** Major version of Next.js; default 16. */
  next?: number | string;
  /** Methods for a handler that doesn't dispatch: `--methods=GET,POST`. */
  methods?: string;
  /** Apply fixes that rest on an assumption, too. */
  unsafe?: boolean;
  /** Keep what can be kept of the Pages Router, where the usual reading of a request departs from it. */
  exact?: boolean;
}

/** jscodeshift's own parser must read what the transform reads. */
export const parser = "tsx";

/**
 * A jscodeshift transform: (req, res) handlers in a route file become GET, POST, … on Request and Response.
 * @returns the new text, or undefined where there is nothing to do or nothing that may be done; why is reported.
 * @throws {SyntaxError} when the file can't be parsed.
 */
export default function transform(
  file: FileInfo,
  api: API,
  options: NamedExportsOptions = {},
): string | undefined {
  const chosen = String(options.methods ?? "")
    .split(",")
    .map((method) => method.trim().toUpperCase());
  const methods = HTTP_METHODS.filter((method): method is HttpMethod => chosen.includes(method));
  const { findings, code } = repairRoute(file.source, {
    path: file.path.replaceAll("\\", "/"),
    next: options.next === undefined ? undefined : Number(options.next),
    methods: methods.length > 0 ? methods : undefined,
    exact: options.exact,
  });
  for (const finding of findings)
    api.report(
      `${file.path}:${finding.line}:${finding.column} ${finding.rule} (${finding.safety}) ${finding.message}`,
    );
  const assumed = findings.some(({ safety }) => safety === "unsafe");
  return assumed && !options.unsafe ? undefined : code;
}
