// Loads TypeScript sources of this repo as they stand, without a build: for commands of those who work on it.
import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";

/**
 * Calls `use` with a function that loads a module by its path from the repo's root (`/src/handler/index.ts`), and gives what it gives.
 */
export async function withSources(use) {
  const server = await createViteServer({
    configFile: false,
    logLevel: "error",
    root: fileURLToPath(new URL("..", import.meta.url)),
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await use((path) => server.ssrLoadModule(path));
  } finally {
    await server.close();
  }
}
