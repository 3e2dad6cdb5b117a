/** Middleware that Next never runs: in the wrong folder, or under a name that its version doesn't know. */
import { posix } from "node:path";
import type { NextApp, SourceFile, StrayFile } from "../../project/contract.js";
import { leftToDo } from "../left-to-do.js";
import { moveCommand } from "../moving/move-command.js";
import { importNotes } from "../moving/relative-imports.js";
import type { RuleResult } from "../rule.js";

export async function unusedMiddleware(app: NextApp): Promise<RuleResult[]> {
  return [...app.strays.flatMap((file) => inWrongFolder(app, file)), ...unknownProxy(app)];
}

/** Next's own kind: a function called middleware or proxy, or a default export, with something of Next's about it. */
function isMiddleware({ text }: SourceFile): boolean {
  return (
    /\bexport\s+(?:default\b|(?:async\s+)?function\s+(?:middleware|proxy)\b|(?:const|let|var)\s+(?:middleware|proxy)\b|\{[^}]*\b(?:middleware|proxy|default)\b)/.test(
      text,
    ) && /\bNextResponse\b|\bNextRequest\b|\bmatcher\b|["']next\/server["']/.test(text)
  );
}

function inWrongFolder(app: NextApp, file: StrayFile): RuleResult[] {
  const router = app.appDir ?? app.pagesDir;
  const name = posix.basename(file.path);
  const isImported = (file.importedBy?.length ?? 0) > 0;
  if (router === undefined || !/^(?:middleware|proxy)\.[jt]s$/.test(name)) return [];
  if (!file.requested || isImported || !isMiddleware(file)) return [];
  const right = posix.dirname(router) === "." ? "" : posix.dirname(router);
  const target = posix.join(right, name);
  const place = right === "" ? "the project's top folder" : right;
  const existing = app.activeMiddleware;
  // Next 16 runs a top-level middleware beside src/app in production and not in dev (measured).
  const isHalf = app.next >= 16 && posix.dirname(file.path) === (app.root || ".") && right !== app.root;
  const what = isHalf
    ? "`next dev` doesn't run it, and `next start` does"
    : "Next.js never runs it, and says nothing about it";
  const whatToDo =
    existing === undefined
      ? `Move it: \`${moveCommand(file.path, target)}\`.`
      : `${existing.path} is the one that runs: move what this file does into it.`;
  const message = `Middleware must lie beside the ${posix.basename(router)} folder, in ${place}. In this place ${what}. ${whatToDo}`;
  const notes = existing === undefined ? importNotes(file.text, file.path, target) : [];
  return [{ path: file.path, findings: [leftToDo(message, { notes })] }];
}

/** `proxy.ts` is known from Next 16 on; before, it is ignored (measured on 14 and 15). */
function unknownProxy(app: NextApp): RuleResult[] {
  const isProxy = ({ path }: SourceFile) => /(?:^|\/)proxy\.[jt]s$/.test(path);
  const file = app.middleware.find(isProxy);
  if (app.next >= 16 || file === undefined || !app.configRequested || !isMiddleware(file)) return [];
  // Beside middleware.ts it may be a part of that.
  if (app.middleware.some((one) => !isProxy(one))) return [];
  const target = posix.join(
    posix.dirname(file.path),
    posix.basename(file.path).replace("proxy", "middleware"),
  );
  const message = `Next.js ${app.next} doesn't know proxy files, which came with Next.js 16, and ignores this one without a word. Rename it, \`${moveCommand(file.path, target)}\`, and its function \`proxy\` to \`middleware\`.`;
  return [{ path: file.path, findings: [leftToDo(message)] }];
}
