/** Loads modules of `src` and `tests` for commands that are no test run, from their sources. */
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";

/**
 * @template Result
 * @param {(load: (path: string) => Promise<any>) => Promise<Result>} run is given a function that imports a module by its path in the repo.
 * @returns {Promise<Result>} what `run` gives, when all is closed.
 */
export async function withProjectModules(run) {
  const server = await createViteServer({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("../..", import.meta.url)),
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await run((path) => server.ssrLoadModule(`/${path}`));
  } finally {
    await server.close();
  }
}
