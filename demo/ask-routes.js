/** Asks route files of an app in Next's App Router runtime, without a server or a build. */
import { join } from "node:path";
import { testApiHandler } from "next-test-api-route-handler";
import { createViteServer } from "vitest/node";

/**
 * Takes the app's folder and requests: method, URL, the file of the route, its path parameters and a JSON body. Gives each answer's status and
 * text, in order. The files run in this process.
 */
export async function askRoutes(app, requests) {
  const server = await createViteServer({
    configFile: false,
    logLevel: "silent",
    root: app,
    resolve: { alias: { "@": app } },
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  const quiet = silence();
  try {
    const answers = [];
    for (const { method, url, route, params, json } of requests) {
      const module = await server.ssrLoadModule(join(app, route));
      await testApiHandler({
        appHandler: { ...module },
        url,
        ...(params ? { params } : {}),
        test: async ({ fetch }) => {
          const response = await fetch({
            method,
            ...(json === undefined
              ? {}
              : { body: JSON.stringify(json), headers: { "content-type": "application/json" } }),
          });
          answers.push({ status: response.status, text: await response.text() });
        },
      });
    }
    return answers;
  } finally {
    quiet.end();
    await server.close();
  }
}

/** The app logs, and Next.js warns of default exports: neither is what the demo shows. */
function silence() {
  const { log, error, warn } = console;
  Object.assign(console, { log: () => {}, error: () => {}, warn: () => {} });
  return { end: () => Object.assign(console, { log, error, warn }) };
}
