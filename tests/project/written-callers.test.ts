// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are scripts and code
import { expect, test } from "vitest";
import type { RouteCallers } from "../../src/project/contract.js";
import { readProject } from "../../src/project/index.js";
import { BROKEN, type Files, NEXT_16, temporaryFolder } from "./temporary-repo.js";

const ROUTES = {
  "package.json": NEXT_16,
  "app/api/tasks/route.ts": BROKEN,
  "app/api/tasks/[id]/route.ts": BROKEN,
  "app/api/auth/[...nextauth]/route.ts": BROKEN,
  "app/auth/callback/route.ts": BROKEN,
};

/** In short: `"/api/tasks": "POST form"`, with `!` where a place is sure and `?` where one is uncertain. */
async function inShort(files: Files): Promise<Record<string, string>> {
  const folder = temporaryFolder({ ...ROUTES, ...files });
  const project = await readProject({ paths: ["."], cwd: folder, wantsCallers: () => true });
  const routes = project.apps.flatMap((app) => app.routes);
  const short = ({ methods, form, uncertain, sites }: RouteCallers) =>
    [
      ...methods,
      ...(form ? ["form"] : []),
      ...(sites.some(({ sure }) => sure) ? ["!"] : []),
      ...(uncertain.length > 0 ? ["?"] : []),
    ].join(" ");
  const called = routes.filter(({ callers }) => callers.sites.length + callers.uncertain.length > 0);
  return Object.fromEntries(called.map(({ url, callers }) => [url, short(callers)]));
}

const workflow = (run: string) =>
  `on:\n  schedule:\n    - cron: "0 5 * * *"\njobs:\n  ask:\n    steps:\n      - run: ${run}\n`;
const WORKFLOW = ".github/workflows/nightly.yml";

test.each<[string, string, Record<string, string>]>([
  [
    "a cron of Vercel is a GET",
    JSON.stringify({ crons: [{ path: "/api/tasks", schedule: "0 5 * * *" }] }),
    { "/api/tasks": "GET !" },
  ],
  ["crons that are no list", `{ "crons": "daily" }`, {}],
  ["no JSON", `{ crons: [`, {}],
])("vercel.json: %s", async (_, text, expected) => {
  expect(await inShort({ "vercel.json": text })).toEqual(expected);
});

test.each<[string, Record<string, string>]>([
  ["curl -X POST http://localhost:3000/api/tasks", { "/api/tasks": "POST !" }],
  ["curl localhost:3000/api/tasks", { "/api/tasks": "GET !" }],
  ["curl -XDELETE http://localhost:3000/api/tasks/7", { "/api/tasks/[id]": "DELETE !" }],
  ['curl --request=PUT "http://localhost:3000/api/tasks/$ID"', { "/api/tasks/[id]": "PUT !" }],
  ["curl -sX POST 'http://localhost:3000/api/tasks'", { "/api/tasks": "POST !" }],
  ["curl -fsSL http://localhost:3000/api/tasks | jq .", { "/api/tasks": "GET !" }],
  ["curl -d title=a http://localhost:3000/api/tasks", { "/api/tasks": "POST form !" }],
  [
    `curl http://localhost:3000/api/tasks \\\n  -H 'Content-Type: application/json' \\\n  -d '{"title":"a; b"}'`,
    { "/api/tasks": "POST !" },
  ],
  ["curl -G -d page=2 http://localhost:3000/api/tasks", { "/api/tasks": "GET !" }],
  ["curl -I http://localhost:3000/api/tasks", { "/api/tasks": "HEAD !" }],
  ["curl -X $METHOD http://localhost:3000/api/tasks", { "/api/tasks": "?" }],
  ['curl -X POST "${BASE_URL:-http://localhost:3000}/api/tasks"', { "/api/tasks": "POST !" }],
  ["curl -X POST $BACKEND_URL/api/tasks", { "/api/tasks": "?" }],
  ["curl -X POST https://api.example.com/api/tasks", { "/api/tasks": "?" }],
  ["# curl -X POST http://localhost:3000/api/tasks", {}],
  ["curl -X PUT http://localhost:3000/api/tasks # answers 405", { "/api/tasks": "PUT" }],
  ["wget -q -O - http://localhost:3000/api/tasks", { "/api/tasks": "GET !" }],
  ["stripe listen --forward-to localhost:3000/api/tasks", { "/api/tasks": "POST !" }],
])("a script: %s", async (script, expected) => {
  expect(await inShort({ "scripts/ask.sh": `#!/bin/sh\n${script}\n` })).toEqual(expected);
});

test.each<[string, Record<string, string>]>([
  [workflow("curl -X POST ${{ secrets.APP_URL }}/api/tasks"), { "/api/tasks": "POST !" }],
  [
    workflow("|\n          curl --fail \\\n            -X POST ${{ vars.SITE_URL }}/api/tasks"),
    { "/api/tasks": "POST !" },
  ],
  [
    workflow(">-\n          curl ${{ secrets.APP_URL }}/api/tasks\n          -X POST\n          --fail"),
    { "/api/tasks": "POST !" },
  ],
])("a workflow", async (text, expected) => {
  expect(await inShort({ [WORKFLOW]: text })).toEqual(expected);
});

test("the scripts of a package.json, and what a README says of Stripe", async () => {
  const scripts = {
    hook: "stripe listen --forward-to=http://localhost:3000/api/tasks",
    ask: 'curl -X "PUT" localhost:3000/api/tasks/1',
  };
  const manifest = JSON.stringify({ dependencies: { next: "^16.0.0" }, scripts });
  expect(await inShort({ "package.json": manifest })).toEqual({
    "/api/tasks": "POST !",
    "/api/tasks/[id]": "PUT !",
  });
  const readme =
    "Run `curl -X PUT localhost:3000/api/tasks`, then:\n\n    stripe listen --forward-to localhost:3000/api/tasks\n";
  expect(await inShort({ "README.md": readme })).toEqual({ "/api/tasks": "POST !" });
});

test("a REST client's file", async () => {
  const text = `@host = http://localhost:3000
@base = {{host}}/api

### all
GET {{base}}/tasks HTTP/1.1

### a new one
POST {{base}}/tasks
Content-Type: application/json

{ "title": "GET /x" }

###
DELETE {{baseUrl}}/api/tasks/7
`;
  expect(await inShort({ "requests/tasks.http": text })).toEqual({
    "/api/tasks": "GET POST !",
    "/api/tasks/[id]": "DELETE !",
  });
});

test("a collection of Postman", async () => {
  const collection = {
    info: { name: "Tasks", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
    item: [
      { name: "Tasks", item: [{ request: { method: "POST", url: { raw: "{{base_url}}/api/tasks" } } }] },
      { request: { method: "PATCH", url: "{{base_url}}/api/tasks/:id" } },
    ],
  };
  expect(
    await inShort({ "docs/tasks.postman_collection.json": JSON.stringify(collection, null, 2) }),
  ).toEqual({
    "/api/tasks": "POST !",
    "/api/tasks/[id]": "PATCH !",
  });
  expect(
    await inShort({ "postman.json": JSON.stringify({ item: [{ request: { url: "/api/tasks" } }] }) }),
  ).toEqual({});
});

test("an API description says what may be asked, and nothing asks by itself", async () => {
  const yaml = `openapi: 3.1.0
servers:
  - url: /api
paths:
  /tasks:
    get:
      responses:
        "200": { description: ok }
    post:
      requestBody:
        content: {}
  /tasks/{id}:
    delete:
      responses: {}
components:
  /none:
    put: {}
`;
  const expected = { "/api/tasks": "GET POST", "/api/tasks/[id]": "DELETE" };
  expect(await inShort({ "docs/openapi.yaml": yaml })).toEqual(expected);
  const json = {
    openapi: "3.1.0",
    servers: [{ url: "http://localhost:3000/api" }],
    paths: { "/tasks": { get: {}, post: {}, parameters: [] }, "/tasks/{id}": { delete: {} } },
  };
  expect(await inShort({ "openapi.json": JSON.stringify(json) })).toEqual(expected);
});

test("plain HTML, with htmx", async () => {
  const html = `<a href="/api/tasks">all</a>
<form action="/api/tasks" method="post"><button>Add</button></form>
<button hx-delete="/api/tasks/7" hx-confirm="Sure?">Delete</button>`;
  expect(await inShort({ "public/tasks.html": html })).toEqual({
    "/api/tasks": "GET POST form !",
    "/api/tasks/[id]": "DELETE !",
  });
});

test.each<[string, string, Record<string, string>]>([
  ["Next's form", `import Form from "next/form"; <Form action="/api/tasks" />`, { "/api/tasks": "GET !" }],
  ["htmx", `<button hx-put="/api/tasks/7" />`, { "/api/tasks/[id]": "PUT form !" }],
  ["a beacon", `navigator.sendBeacon("/api/tasks", data)`, { "/api/tasks": "POST !" }],
  ["events", `new EventSource("/api/tasks")`, { "/api/tasks": "GET !" }],
  [
    "signing in with NextAuth",
    `import { signIn } from "next-auth/react"; signIn("github")`,
    { "/api/auth/[...nextauth]": "POST form !" },
  ],
  ["signing in with something else", `import { signIn } from "./auth"; signIn("/api/auth")`, {}],
  [
    "coming back from Supabase",
    "supabase.auth.signInWithOAuth({ provider, options: { redirectTo: `${location.origin}/auth/callback` } })",
    { "/auth/callback": "GET" },
  ],
])("code: %s", async (_, code, expected) => {
  expect(await inShort({ "components/caller.tsx": code })).toEqual(expected);
});
