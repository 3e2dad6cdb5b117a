/** What the app's `next build` checks of a route file's exports: that depends on the version, the bundler and the config. */
import { posix } from "node:path";
import type { NextApp } from "../project/contract.js";

/**
 * Whether the build refuses other exports than methods and settings. The check of webpack does, in a project with TypeScript; that of
 * Turbopack, the default from 16 on, doesn't (measured on 14, 15 and 16).
 */
export function refusesOtherNames(app: NextApp): boolean {
  if (!checksTypes(app)) return false;
  const script = buildScript(app);
  return app.next >= 16 ? /--webpack\b/.test(script) : !/--turbo(?:pack)?\b/.test(script);
}

/** Without a tsconfig there is nothing to check. */
export function checksTypes(app: NextApp): boolean {
  return app.files.includes(posix.join(app.root, "tsconfig.json"));
}

/** Next 16 builds with Turbopack unless it is told otherwise. */
export function usesTurbopack(app: NextApp): boolean {
  return app.next >= 16 ? !/--webpack\b/.test(buildScript(app)) : /--turbo(?:pack)?\b/.test(buildScript(app));
}

function buildScript({ packageJson }: NextApp): string {
  return packageJson === undefined
    ? ""
    : (/"build"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(packageJson.text)?.[1] ?? "");
}
