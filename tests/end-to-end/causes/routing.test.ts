import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jsonOf, runCli } from "../../cli/run-cli.js";
import { type ExampleApp, makeApp, type RunningApp } from "../example-app.js";
import { type Files, page, route, SHELL, writeFiles } from "./files.js";

/** A real build takes ten seconds alone, and much more on a busy machine. */
const BUILD = 300_000;

/** What a client gets in the end, redirects followed. */
async function ask({ url }: RunningApp, path: string, cookie?: string): Promise<string> {
  const response = await fetch(url + path, {
    method: "POST",
    body: "{}",
    ...(cookie === undefined ? {} : { headers: { cookie } }),
  });
  return [response.status, response.headers.get("allow")].filter((part) => part !== null).join(" ");
}

async function answers(app: ExampleApp, asked: Record<string, string | undefined>) {
  const build = app.build();
  expect(build.code, build.output).toBe(0);
  const running = await app.start();
  try {
    const found: Record<string, string> = {};
    for (const [path, cookie] of Object.entries(asked)) found[path] = await ask(running, path, cookie);
    return found;
  } finally {
    await running.stop();
  }
}

function appOf(name: string, files: Files): { app: () => ExampleApp } {
  let app: ExampleApp;
  beforeAll(() => {
    app = makeApp(name, writeFiles({ ...SHELL, ...files }));
  });
  afterAll(() => app.remove());
  return { app: () => app };
}

describe("redirects and rewrites on real Next.js", { timeout: BUILD }, () => {
  const { app } = appOf("redirects", {
    "app/login/page.js": page("Sign in"),
    "app/api/tasks/route.js": route("GET", "POST"),
    "app/api/v2/orders/route.js": route("POST"),
    "app/api/notes/route.js": route("GET", "POST"),
    "app/api/archive/notes/route.js": route("GET"),
    "proxy.js": `import { NextResponse } from "next/server";

export function proxy(request) {
  if (!request.cookies.has("session")) {
    return NextResponse.redirect(new URL("/login", request.url));
  }
}

export const config = { matcher: ["/dashboard/:path*", "/api/tasks/:path*"] };
`,
    "next.config.mjs": `export default {
  async redirects() {
    return [{ source: "/api/v1/:path*", destination: "/api/v2/:path*", statusCode: 301 }];
  },
  async rewrites() {
    return { beforeFiles: [{ source: "/api/notes", destination: "/api/archive/notes" }] };
  },
};
`,
  });
  const asked = {
    "/api/tasks": undefined,
    "/api/tasks?": "session=1",
    "/api/v1/orders": undefined,
    "/api/notes": undefined,
  };

  it("answer 405", async () => {
    expect(await answers(app(), asked)).toEqual({
      // The page's own 405 names what the page answers.
      "/api/tasks": "405 GET, HEAD",
      "/api/tasks?": "200",
      "/api/v1/orders": "405",
      "/api/notes": "405",
    });
  });

  it("are found, and repaired where that can be done", () => {
    app().inGit(() => {
      const report = jsonOf(runCli(app().folder, ["--yes", "--unsafe", "--format", "json"]));
      expect(report.files.map(({ rule, path, outcome }) => `${rule} ${path} ${outcome}`).sort()).toEqual([
        "redirect-to-page proxy.js fixed",
        "rewrite-to-missing-method next.config.mjs fixed",
        "rewrite-to-missing-method next.config.mjs manual",
      ]);
    });
    // What the rule's page says to do by hand.
    const config = join(app().folder, "next.config.mjs");
    writeFileSync(config, readFileSync(config, "utf8").replace("beforeFiles", "afterFiles"));
    app().inGit(() => expect(runCli(app().folder, ["check"]).code).toBe(0));
  });

  it("answer as they should from then on", async () => {
    expect(await answers(app(), asked)).toEqual({
      "/api/tasks": "401",
      "/api/tasks?": "200",
      "/api/v1/orders": "200",
      "/api/notes": "200",
    });
  });
});

describe("a middleware for languages on real Next.js", { timeout: BUILD }, () => {
  const { app } = appOf("languages", {
    "app/[lang]/page.js": page("Hello"),
    "app/api/tasks/route.js": route("GET", "POST"),
    "proxy.js": `import { NextResponse } from "next/server";

const locales = ["en", "nl"];

export function proxy(request) {
  const { pathname } = request.nextUrl;
  if (locales.some((locale) => pathname === \`/\${locale}\` || pathname.startsWith(\`/\${locale}/\`))) return;
  const locale = request.cookies.get("locale")?.value ?? "en";
  request.nextUrl.pathname = \`/\${locale}\${pathname}\`;
  return NextResponse.redirect(request.nextUrl);
}

export const config = { matcher: ["/((?!_next).*)"] };
`,
  });

  it("takes the API away", async () => {
    expect(await answers(app(), { "/api/tasks": undefined })).toEqual({ "/api/tasks": "404" });
  });

  it("is found, and leaves the API alone from then on", async () => {
    app().inGit(() => {
      const result = runCli(app().folder, ["--yes"]);
      expect(result.code, result.stdout + result.stderr).toBe(0);
    });
    expect(await answers(app(), { "/api/tasks": undefined })).toEqual({ "/api/tasks": "200" });
  });
});
