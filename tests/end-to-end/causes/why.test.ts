import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli } from "../../cli/run-cli.js";
import type { RunningApp } from "../example-app.js";
import { appOf } from "./cause-app.js";
import { route } from "./files.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

const PAGE = "export default function Page() {\n  return <p>Hello</p>;\n}\n";

describe("why a request is answered 405, on real Next.js", { timeout: BUILD }, () => {
  const app = appOf("why", {
    "app/api/cart/route.js": route("PUT"),
    "app/api/kept/route.js": `export const dynamic = "force-static";\n\n${route("GET")}`,
    "app/welcome/page.js": PAGE,
    "app/live/page.js": `import { headers } from "next/headers";\n\nexport default async function Page() {\n  return <p>{(await headers()).get("host")}</p>;\n}\n`,
    "proxy.js": `import { NextResponse } from "next/server";

export function proxy(request) {
  return NextResponse.rewrite(new URL("/api/cart", request.url));
}

export const config = { matcher: "/api/old" };
`,
    "next.config.js": `module.exports = {
  redirects: async () => [{ source: "/api/moved", destination: "/api/cart", statusCode: 301 }],
};
`,
  });
  let running: RunningApp;
  beforeAll(async () => {
    const { code, output } = app().build();
    expect(code, output).toBe(0);
    running = await app().start();
  }, BUILD);
  afterAll(() => running?.stop());

  it.each([
    ["/api/cart", "A route answered that doesn't export POST", "app/api/cart/route.js:1 exports PUT"],
    ["/api/kept", "Something that the build has run answered", "app/api/kept/route.js:3 exports GET"],
    ["/welcome", "Something that the build has run answered", "no route file answers /welcome"],
    ["/api/old", "Middleware sent the request on to /api/cart", "app/api/cart/route.js:1 exports PUT"],
    ["/api/moved", "A redirect with 301 to /api/cart turned the POST into a GET", "app/api/cart/route.js"],
    ["/live", "A page answered POST with its HTML", "no route file answers /live"],
    ["/api/none", "Nothing answers this address", "no route file answers /api/none"],
  ])("POST %s", (path, who, where) => {
    const { code, stdout, stderr } = runCli(app().folder, ["why", "--url", running.url + path, "-X", "POST"]);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain(who);
    expect(stdout).toContain(where);
  });
});
