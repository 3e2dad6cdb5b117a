// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are code
import { describe, expect, test } from "vitest";
import type { RouteCallers } from "../../src/project/contract.js";
import { readProject } from "../../src/project/index.js";
import { BROKEN, type Files, NEXT_16, temporaryFolder } from "./temporary-repo.js";

const ROUTES = {
  "package.json": NEXT_16,
  "app/api/tasks/route.ts": BROKEN,
  "app/api/tasks/[id]/route.ts": BROKEN,
  "app/api/tasks/export/route.ts": BROKEN,
  "app/api/tasks/[id]/comments/route.ts": BROKEN,
  "app/api/files/[...path]/route.ts": BROKEN,
  "app/api/docs/[[...slug]]/route.ts": BROKEN,
};

/** The callers of every route that has some, by URL. */
async function callersIn(files: Files): Promise<Record<string, RouteCallers>> {
  const folder = temporaryFolder({ ...ROUTES, ...files });
  const project = await readProject({ paths: ["."], cwd: folder, wantsCallers: () => true });
  expect(project.problems).toEqual([]);
  const routes = project.apps.flatMap((app) => app.routes);
  const called = routes.filter(({ callers }) => callers.sites.length + callers.uncertain.length > 0);
  return Object.fromEntries(called.map((route) => [route.url, route.callers]));
}

/** In short: `"/api/tasks": "POST form"`, with `?` where something is uncertain. */
async function inShort(files: Files): Promise<Record<string, string>> {
  const short = ({ methods, form, uncertain }: RouteCallers) =>
    [...methods, ...(form ? ["form"] : []), ...(uncertain.length > 0 ? ["?"] : [])].join(" ");
  const callers = await callersIn(files);
  return Object.fromEntries(Object.entries(callers).map(([url, found]) => [url, short(found)]));
}

async function ofCode(code: string): Promise<Record<string, string>> {
  return inShort({ "components/caller.tsx": code });
}

describe("ways to request", () => {
  test.each<[string, string]>([
    [`fetch("/api/tasks")`, "GET"],
    [`fetch("/api/tasks", {})`, "GET"],
    [`fetch("/api/tasks", { method: "PUT" })`, "PUT"],
    [`window.fetch("/api/tasks", { method: "post" })`, "POST"],
    [`fetch("/api/tasks", { method: editing ? "PUT" : "POST" })`, "POST PUT"],
    [`const options = { method: "DELETE" }; fetch("/api/tasks", options)`, "DELETE"],
    [`const base = { method: "DELETE" }; fetch("/api/tasks", { ...base, headers })`, "DELETE"],
    [`fetch("/api/tasks", { method })`, "?"],
    [`fetch("/api/tasks", { method: "POST", ...options })`, "?"],
    [`fetch("/api/tasks", options)`, "?"],
    [`new Request("/api/tasks", { method: "PATCH" })`, "PATCH"],
    [`import axios from "axios"; axios("/api/tasks")`, "GET"],
    [`axios("/api/tasks", { method: "delete" })`, "DELETE"],
    [`axios.post("/api/tasks", { title })`, "POST"],
    [`axios.delete("/api/tasks")`, "DELETE"],
    [`axios({ url: "/api/tasks", method: "patch", data })`, "PATCH"],
    [`axios.request({ url: "/api/tasks" })`, "GET"],
    [`const api = axios.create({ baseURL: "/api" }); api.put("/tasks", data)`, "PUT"],
    [`const api = axios.create({ baseURL: "/api/" }); api({ url: "tasks", method: "POST" })`, "POST"],
    [
      `import ky from "ky"; const api = ky.extend({ prefixUrl: "/api" }); api.patch("tasks", { json })`,
      "PATCH",
    ],
    [`import ky from "ky"; ky.post("/api/tasks", { json })`, "POST"],
    [`import { ofetch } from "ofetch"; ofetch("/api/tasks", { method: "POST" })`, "POST"],
    [`$fetch("/api/tasks")`, "GET"],
    [`useSWR("/api/tasks", fetcher)`, "GET"],
    [`useSWR(ready ? "/api/tasks" : null, fetcher)`, "GET"],
    [`useSWR(() => (ready ? "/api/tasks" : null), fetcher)`, "GET"],
    [`useSWR(["/api/tasks", token], ([url, token]) => fetch(url, { headers: { token } }))`, "GET"],
    [`const post = (url) => fetch(url, { method: "POST" }); useSWR("/api/tasks", post)`, "POST"],
    [`useSWRMutation("/api/tasks", (url, { arg }) => fetch(url, { method: "PUT", body: arg }))`, "PUT"],
    [`useSWRMutation("/api/tasks", sendRequest)`, "?"],
    [`useQuery({ queryKey: ["tasks"], queryFn: () => fetch("/api/tasks").then((r) => r.json()) })`, "GET"],
    [`useQuery({ queryKey: ["/api/tasks"] })`, "GET"],
    [`useQuery({ queryKey: ["/api/tasks"], queryFn: () => fetch("/api/tasks", { method: "PUT" }) })`, "PUT"],
    [`useQuery({ queryKey: ["/api/tasks"], queryFn: ({ queryKey }) => fetch(queryKey[0]) })`, "GET"],
    [`useQuery({ queryKey: ["/api/tasks", page], queryFn: ({ queryKey: [url] }) => fetch(url) })`, "GET"],
    [
      `useQuery({ queryKey: ["/api/tasks"], queryFn: ({ signal }) => fetch("/api/tasks", { signal }) })`,
      "GET",
    ],
    [
      `const load = ({ queryKey }) => fetch(queryKey[0]).then((r) => r.json()); useQuery({ queryKey: ["/api/tasks"], queryFn: load })`,
      "GET",
    ],
    [`import axios from "axios"; const { patch } = axios; patch("/api/tasks", x);`, "PATCH"],
    [
      `import axios from "axios"; const { delete: remove } = axios.create({ baseURL: "/api" }); remove("/tasks");`,
      "DELETE",
    ],
    [`const xhr = new XMLHttpRequest(); xhr.open("POST", "/api/tasks")`, "POST"],
    [
      `const xhr = new XMLHttpRequest(); const data = new FormData(); xhr.open("POST", "/api/tasks"); xhr.send(data)`,
      "POST form",
    ],
    [`fetch("/api/tasks", { method: body ? "POST" : undefined })`, "GET POST"],
    [`fetch("/api/tasks", { method: body && "POST" })`, "GET POST"],
    [`fetch("/api/tasks", { method: props.method || "POST" })`, "?"],
    [`fetch("/api/tasks", { method: "put".toUpperCase() })`, "PUT"],
    [`fetch("/api/tasks", { method: "POST", ...(signal && { signal }) })`, "POST"],
    [`fetch("/api/tasks", { method: "POST", ...(body ? { body } : {}) })`, "POST"],
    [`fetch("/api/tasks", { ...(body ? { method: "POST", body } : {}) })`, "?"],
    [`const init = { method: "GET" }; if (body) init.method = "POST"; fetch("/api/tasks", init)`, "?"],
    [`const init = { method: "POST" }; init[key] = value; fetch("/api/tasks", init)`, "?"],
    [`const init = { method: "POST" }; Object.assign(init, more); fetch("/api/tasks", init)`, "?"],
    [`const init = { method: "POST" }; delete init.method; fetch("/api/tasks", init)`, "?"],
    [`const init = { method: "POST" }; init.body = body; fetch("/api/tasks", init)`, "POST"],
    [`import wretch from "wretch"; wretch("/api/tasks").post({ a: 1 })`, "?"],
    [
      `const api = axios.create({ baseURL: "/api" }); const client = () => api; client().put("/tasks")`,
      "PUT",
    ],
    [
      `class Api { constructor() { this.http = axios.create({ baseURL: "/api" }); } save(x) { return this.http.put("/tasks", x); } }\nnew Api();`,
      "PUT",
    ],
    [`xhr.open(method, "/api/tasks")`, "?"],
    [`navigator.sendBeacon("/api/tasks", JSON.stringify(data))`, "POST"],
    [`navigator.sendBeacon("/api/tasks", new URLSearchParams({ a: 1 }))`, "POST form"],
    [`new EventSource("/api/tasks")`, "GET"],
    [`$.post("/api/tasks", data, (reply) => show(reply))`, "POST"],
    [`$.getJSON("/api/tasks", show)`, "GET"],
    [`$.ajax({ url: "/api/tasks", type: "PUT", data: { a: 1 } })`, "PUT form"],
    [`$.ajax("/api/tasks", { method: "PUT", contentType: "application/json", data })`, "PUT"],
    [`request(app).post("/api/tasks").send({ a: 1 })`, "POST"],
    [`cy.request("DELETE", "/api/tasks")`, "DELETE"],
    [`createMocks({ method: "POST", url: "/api/tasks" })`, "POST"],
    [`page.request.get("/api/tasks")`, "GET"],
    [`export default () => <form action="/api/tasks" method="post"><button /></form>`, "POST form"],
    [`export default () => <form action="/api/tasks"><button /></form>`, "GET"],
    [`export default () => <form action={"/api/tasks"} method={method} />`, "?"],
    [`export default () => <form method="POST"><button formAction="/api/tasks" /></form>`, "POST form"],
    [
      `export default () => <form method="get"><button formAction="/api/tasks" formMethod="post" /></form>`,
      "POST form",
    ],
    [`export default () => <a href="/api/tasks">all</a>`, "GET"],
    [`window.location.href = "/api/tasks"`, "GET"],
    [`router.push("/api/tasks")`, "GET"],
    [`fetch("/api/tasks", { method: "POST", body: new FormData(form) })`, "POST form"],
    [`const body = new URLSearchParams(); fetch("/api/tasks", { method: "POST", body })`, "POST form"],
    [
      `fetch("/api/tasks", { method: "POST", body: params.toString(), headers: { "Content-Type": "application/x-www-form-urlencoded" } })`,
      "POST form",
    ],
    [`const data = new FormData(); axios.post("/api/tasks", data)`, "POST form"],
    [
      `fetch("/api/tasks", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(x) })`,
      "POST",
    ],
  ])("%s", async (code, expected) => {
    expect(await ofCode(code)).toEqual({ "/api/tasks": expected });
  });
});

describe("ways to write the URL", () => {
  test.each<[string, Record<string, string>]>([
    ["fetch(`/api/tasks/${endpointId}`)", { "/api/tasks/[id]": "GET" }],
    ["fetch(`/api/tasks/${id}`)", { "/api/tasks/[id]": "GET" }],
    ['fetch("/api/tasks/" + id, { method: "DELETE" })', { "/api/tasks/[id]": "DELETE" }],
    ['fetch("/api/tasks/".concat(id))', { "/api/tasks/[id]": "GET" }],
    ["fetch(`/api/tasks/${task.id}/comments`)", { "/api/tasks/[id]/comments": "GET" }],
    ["fetch(`/api/tasks/${encodeURIComponent(id)}/`)", { "/api/tasks/[id]": "GET" }],
    ['fetch("/api/tasks/export")', { "/api/tasks/export": "GET" }],
    ['fetch("/api/tasks/42")', { "/api/tasks/[id]": "GET" }],
    ['fetch("/api/files/a/b")', { "/api/files/[...path]": "GET" }],
    ['fetch("/api/files")', {}],
    ['fetch("/api/docs")', { "/api/docs/[[...slug]]": "GET" }],
    ["fetch(`/api/docs/${a}/${b}`)", { "/api/docs/[[...slug]]": "GET" }],
    ['fetch("/api/tasks?done=1#top")', { "/api/tasks": "GET" }],
    ["fetch(`/api/tasks?page=${page}&x=/api/files/a`)", { "/api/tasks": "GET" }],
    ["fetch(`/api/tasks${query}`)", { "/api/tasks": "GET" }],
    ["fetch(`/api/tasks${id ? `/${id}` : ''}`)", { "/api/tasks": "GET", "/api/tasks/[id]": "GET" }],
    ["fetch(id ? `/api/tasks/${id}` : '/api/tasks')", { "/api/tasks": "GET", "/api/tasks/[id]": "GET" }],
    ['const url = "/api/tasks"; fetch(url)', { "/api/tasks": "GET" }],
    ['let url = "/api/tasks"; if (q) url += "?q=" + q; fetch(url)', { "/api/tasks": "GET" }],
    ['const API = { tasks: { list: "/api/tasks" } }; fetch(API.tasks.list)', { "/api/tasks": "GET" }],
    ["const API = { task: (id) => `/api/tasks/${id}` }; fetch(API.task(5))", { "/api/tasks/[id]": "GET" }],
    ["fetch(`${process.env.NEXT_PUBLIC_URL}/api/tasks`)", { "/api/tasks": "GET" }],
    ['fetch(process.env.NEXT_PUBLIC_SITE_URL + "/api/tasks")', { "/api/tasks": "GET" }],
    [
      'const base = process.env.APP_URL || "http://localhost:3000"; fetch(`${base}/api/tasks`)',
      { "/api/tasks": "GET" },
    ],
    ['fetch("http://localhost:3000/api/tasks")', { "/api/tasks": "GET" }],
    ['fetch(new URL("/api/tasks", request.url))', { "/api/tasks": "GET" }],
    [
      'const url = new URL("/api/tasks", location.origin); url.searchParams.set("a", 1); fetch(url.toString())',
      { "/api/tasks": "GET" },
    ],
    ['fetch("api/tasks")', { "/api/tasks": "GET" }],
    [
      'const apiUrl = (path) => `/api${path}`; fetch(apiUrl("/tasks"), { method: "POST" })',
      { "/api/tasks": "POST" },
    ],
    ["fetch(`${process.env.BACKEND_URL}/api/tasks`)", { "/api/tasks": "?" }],
    ['fetch("https://example.com/api/tasks")', { "/api/tasks": "?" }],
    ["fetch(`${protocol}://${host}/api/tasks`)", { "/api/tasks": "GET" }],
    ["fetch(`${protocol}://${backendUrl}/api/tasks`)", { "/api/tasks": "?" }],
    ['fetch(`/api/tasks/${id ?? ""}`, { method: "DELETE" })', { "/api/tasks/[id]": "DELETE" }],
    ['fetch("/api/tasks/" + (id || ""), { method: "DELETE" })', { "/api/tasks/[id]": "DELETE" }],
    ["fetch(url)", {}],
    ["fetch(`${base}${path}`)", {}],
    ["fetch(`/api/${name}`)", { "/api/tasks": "?", "/api/docs/[[...slug]]": "?" }],
    ['fetch("/api/other")', {}],
    ['fetch("/tasks")', {}],
  ])("%s", async (code, expected) => {
    expect(await ofCode(code)).toEqual(expected);
  });
});

describe("wrappers of the repo's own", () => {
  test.each<[string, string]>([
    [
      `async function apiRequest(method: string, url: string, data?: unknown) { return fetch(url, { method, body: JSON.stringify(data) }); }
       apiRequest("PATCH", "/api/tasks", {});`,
      "PATCH",
    ],
    [
      `const request = (path, options = {}) => fetch(\`/api\${path}\`, { ...options, headers: {} });
       request("/tasks", { method: "DELETE" });`,
      "DELETE",
    ],
    [
      `const request = (path, options = {}) => fetch(\`/api\${path}\`, { ...options, headers: {} });
       request("/tasks");`,
      "GET",
    ],
    [
      `function send(path, { method = "POST", body } = {}) { return fetch(path, { method, body }); }
       send("/api/tasks", { body: 1 });`,
      "POST",
    ],
    [
      `const api = { get: (url) => fetch(url), post: (url, body) => fetch(url, { method: "POST", body }) };
       api.post("/api/tasks", x);`,
      "POST",
    ],
    [
      `class Client { base = "/api"; request(path, init) { return fetch(this.base + path, init); } create(x) { return this.request("/tasks", { method: "POST", body: x }); } }`,
      "POST",
    ],
    [
      `const send = (method) => (path, body) => fetch("/api" + path, { method, body }); const patch = send("PATCH");
       patch("/tasks", x);`,
      "PATCH",
    ],
    [
      `function createRequest(method) { return async function (url, body) { const r = await fetch(url, { method, body }); return r.json(); }; }
       createRequest("PUT")("/api/tasks", x);`,
      "PUT",
    ],
    [
      `const call = (method) => (url) => fetch(url, { method }); const http = { get: call("GET"), del: call("DELETE") };
       http.del("/api/tasks");`,
      "DELETE",
    ],
    [
      `function createClient(base) { return { post: (path, body) => fetch(base + path, { method: "POST", body }) }; }
       const client = createClient("/api"); client.post("/tasks", x);`,
      "POST",
    ],
    [
      `function useApi() { const post = useCallback(async (url, body) => fetch(url, { method: "POST", body }), []); return { post }; }
       const { post } = useApi(); post("/api/tasks", x);`,
      "POST",
    ],
    [
      `class ApiClient {
         constructor(private baseUrl = "/api") {}
         private async request<T>(endpoint: string, options: RequestInit = {}): Promise<T> { return (await fetch(\`\${this.baseUrl}\${endpoint}\`, options)).json(); }
         remove() { return this.request("/tasks", { method: "DELETE" }); }
       }
       export const api = new ApiClient();`,
      "DELETE",
    ],
    [
      `class Client { base: string; constructor(base: string) { this.base = base; } put(path, body) { return fetch(this.base + path, { method: "PUT", body }); } }
       const own = new Client("/api"), other = new Client("https://example.com"); own.put("/tasks", x); other.put("/api/none", x);`,
      "PUT",
    ],
    [
      `function client(endpoint, { body, ...custom } = {}) { return fetch("/api/" + endpoint, { method: body ? "POST" : "GET", ...custom }); }
       client("tasks", { method: "PUT", body: x });`,
      "PUT",
    ],
    [`post("/api/tasks", data)`, "?"],
    [`apiFetch("/api/tasks")`, "?"],
    [`apiFetch("/api/tasks", { method: "PUT" })`, "PUT"],
  ])("%s", async (code, expected) => {
    expect(await ofCode(code)).toEqual({ "/api/tasks": expected });
  });

  test("what a function gives back is requested where that is called, not where it is made", async () => {
    const code = `const make = (base) => ({ remove: (path) => fetch(base + path, { method: "DELETE" }) }); make("/api/tasks").remove("/1");`;
    expect(await ofCode(code)).toEqual({ "/api/tasks/[id]": "DELETE" });
  });

  test("the members of an imported module, and a class made elsewhere", async () => {
    const files = {
      "lib/http.ts": `export const put = (url, body) => fetch("/api" + url, { method: "PUT", body });`,
      "lib/api.ts": `export class Api { constructor(private base: string) {} patch(path: string) { return fetch(this.base + path, { method: "PATCH" }); } }`,
      "src/a.ts": `import * as http from "../lib/http"; http.put("/tasks", x);`,
      "src/b.ts": `import { Api } from "../lib/api"; const api = new Api("/api"); api.patch("/tasks/1");`,
    };
    expect(await inShort(files)).toEqual({ "/api/tasks": "PUT", "/api/tasks/[id]": "PATCH" });
  });

  test("a word for a function that requests something else is no URL", async () => {
    const code = `const t = (key) => { fetch("/api/tasks", { method: "PUT" }); return key; }; t("tasks"); t("docs");`;
    expect((await callersIn({ "components/caller.tsx": code }))["/api/tasks"]?.sites).toHaveLength(1);
  });

  test("imported ones are followed into their file", async () => {
    const files = {
      "lib/api-client.ts": `import axios from "axios"; export const api = axios.create({ baseURL: process.env.NEXT_PUBLIC_API ?? "/api" }); export default api;`,
      "lib/fetcher.ts": `export async function send(path: string, method = "GET") { return fetch("/api" + path, { method }); }`,
      "lib/index.ts": `export { send as request } from "./fetcher";`,
      "lib/urls.ts": `export const TASKS = "/api/tasks";`,
      "src/a.ts": `import api from "@/lib/api-client"; api.post("/tasks");`,
      "src/b.ts": `import { api } from "../lib/api-client"; api.delete(\`/tasks/\${id}\`);`,
      "src/c.ts": `import { request } from "@/lib"; request("/tasks/export", "PUT"); request("/docs");`,
      "lib/verbs.ts": `import { api } from "./api-client"; export const { put } = api;`,
      "src/e.ts": `import { put } from "../lib/verbs"; put("/tasks", task);`,
      "src/d.ts": `import { TASKS } from "../lib/urls"; import { send } from "../lib/fetcher.js"; fetch(TASKS, { method: "PATCH" });`,
    };
    expect(await inShort(files)).toEqual({
      "/api/tasks": "POST PUT PATCH",
      "/api/tasks/[id]": "DELETE",
      "/api/tasks/export": "PUT",
      "/api/docs/[[...slug]]": "GET",
    });
  });
});

test("a query's key of several parts may be joined or not", async () => {
  expect(await ofCode(`useQuery({ queryKey: ["/api/tasks", id], enabled })`)).toEqual({
    "/api/tasks": "?",
    "/api/tasks/[id]": "?",
  });
});

describe("what is no call", () => {
  test.each([
    `if (path.startsWith("/api/tasks")) next();`,
    `if (pathname === "/api/tasks") next();`,
    `const { get } = router; get("/api/tasks", (req, res) => res.end());`,
    `const { delete: drop } = cache; drop("/api/tasks");`,
    `export const config = { matcher: ["/api/tasks", "/api/docs/:path*"] };`,
    `// fetch("/api/tasks", { method: "PUT" })`,
    `console.error("/api/tasks failed");`,
    `console.log("/api/tasks");`,
    `throw new Error("GET /api/tasks");`,
    `revalidatePath("/api/tasks");`,
    `cache.delete("/api/tasks"); map.get("/api/tasks");`,
    `app.post("/api/tasks", (req, res) => res.json({}));`,
    `import x from "../app/api/tasks/route"; import("/api/tasks");`,
    `await page.route("/api/tasks", (route) => route.fulfill());`,
    `expect(fetch).toHaveBeenCalledWith("/api/tasks");`,
    `expect(fetch).not.toHaveBeenCalledWith("/api/tasks", { method: "DELETE" });`,
    `cy.intercept("POST", "/api/tasks", { body: {} });`,
    `nock("http://localhost:3000").delete("/api/tasks").reply(200);`,
    `mock.onPost("/api/tasks").reply(200);`,
    `logger.info("PUT", "/api/tasks"); trackCall("PUT", "/api/tasks");`,
    `if (can("delete", "/api/tasks")) show();`,
    `mutate("/api/tasks");`,
    "const key = `/api/tasks`; mutate(key);",
    `queryClient.invalidateQueries({ queryKey: ["/api/tasks"] });`,
    `type Url = "/api/tasks";`,
  ])("%s", async (code) => {
    expect(await ofCode(code)).toEqual({});
  });

  test("middleware that lets a URL pass", async () => {
    expect(
      await inShort({ "middleware.ts": `const open = ["/api/tasks"]; export function middleware() {}` }),
    ).toEqual({});
  });

  test("a file that doesn't parse stops nobody", async () => {
    const files = { "a.ts": `fetch("/api/tasks"); const = ;`, "b.ts": `fetch("/api/docs")` };
    expect((await inShort(files))["/api/docs/[[...slug]]"]).toBe("GET");
  });

  test("a route that seems to call itself is a proxy", async () => {
    expect(await inShort({ "app/api/tasks/route.ts": "fetch(`${process.env.ORIGIN}/api/tasks`)" })).toEqual(
      {},
    );
  });
});

describe("doubt", () => {
  test.each([
    `<Upload endpoint="/api/tasks" />`,
    `const config = { endpoint: "/api/tasks" }; start(config);`,
    `schedule("/api/tasks");`,
    `export const TASKS_URL = "/api/tasks";`,
    `store.set(key, { url: "/api/tasks" });`,
    "upload(file, { endpoint: `${process.env.NEXT_PUBLIC_URL}/api/tasks` });",
  ])("a URL that goes somewhere unknown: %s", async (code) => {
    expect(await ofCode(code)).toEqual({ "/api/tasks": "?" });
  });

  test("says where, and what is known", async () => {
    const callers = await callersIn({
      "components/a.tsx": `fetch("/api/tasks");\nfetch("/api/tasks", { method });\n`,
      "components/b.tsx": `\nfetch("https://demo.example.com/api/tasks", { method: "POST" });`,
    });
    expect(callers["/api/tasks"]).toEqual({
      methods: ["GET"],
      form: false,
      sites: [
        {
          path: "components/a.tsx",
          line: 1,
          column: 1,
          url: "/api/tasks",
          methods: ["GET"],
          form: false,
          literal: { start: 7, path: "/api/tasks" },
          sure: true,
        },
      ],
      uncertain: [
        {
          path: "components/a.tsx",
          line: 2,
          column: 1,
          url: "/api/tasks",
          methods: [],
          form: false,
          sure: false,
        },
        {
          path: "components/b.tsx",
          line: 2,
          column: 1,
          url: "/api/tasks",
          methods: ["POST"],
          form: false,
          sure: false,
        },
      ],
    });
  });
});

describe("what a name stands for", () => {
  test("is found by the paths of a tsconfig, with what it extends", async () => {
    const files = {
      "tsconfig.base.json": `{ "compilerOptions": { "baseUrl": ".", "paths": { "$lib/*": ["./source/library/*"] } } }`,
      "tsconfig.json": `{ // comments are fine
        "extends": "./tsconfig.base.json" }`,
      "source/library/http.ts": `export const send = (url, method) => fetch("/api" + url, { method });`,
      "components/a.tsx": `import { send } from "$lib/http"; send("/tasks", "PATCH");`,
    };
    expect(await inShort(files)).toEqual({ "/api/tasks": "PATCH" });
  });

  test.each<[string, string]>([
    [`let method = "PUT"; fetch("/api/tasks", { method })`, "PUT"],
    [`let method = "PUT"; if (x) method = "POST"; fetch("/api/tasks", { method })`, "?"],
    [`const method = "PUT"; function f(method) { fetch("/api/tasks", { method }); }`, "?"],
    [`function f() { var method = "PUT"; } fetch("/api/tasks", { method })`, "?"],
    [`{ var method = "PUT"; } fetch("/api/tasks", { method })`, "PUT"],
    [`{ const method = "PUT"; } fetch("/api/tasks", { method })`, "?"],
    [`try {} catch (method) { fetch("/api/tasks", { method }); } const method = "PUT";`, "?"],
    [`for (const method of methods) fetch("/api/tasks", { method });`, "?"],
    [`({ method } = options); let method = "PUT"; fetch("/api/tasks", { method })`, "?"],
    [`enum Method { Put = "PUT" } fetch("/api/tasks", { method: Method.Put })`, "?"],
  ])("%s", async (code, expected) => {
    expect(await ofCode(code)).toEqual({ "/api/tasks": expected });
  });
});

describe("sure calls", () => {
  /** Of the calls in a file those that are sure, with the text that says their method. */
  const sureIn = async (code: string, path = "components/caller.tsx", more: Files = {}) => {
    const callers = Object.values(await callersIn({ ...more, [path]: code }));
    return callers.flatMap(({ sites }) =>
      sites
        .filter(({ sure, path: file }) => sure && file === path)
        .map(({ methods, verb }) => `${methods.join(" ")} by ${verb && code.slice(verb.start, verb.end)}`),
    );
  };

  test.each<[string, string]>([
    [`fetch("/api/tasks")`, "GET by undefined"],
    [`fetch("/api/tasks", { method: "PUT" })`, `PUT by "PUT"`],
    [`fetch("/api/tasks", { method: editing ? "PUT" : "POST" })`, "POST PUT by undefined"],
    [`const options = { method: "PUT" }; fetch("/api/tasks", options)`, "PUT by undefined"],
    [`import axios from "axios"; axios.put("/api/tasks")`, "PUT by put"],
    [`import axios from "axios"; axios({ url: "/api/tasks", method: "put" })`, `PUT by "put"`],
    [
      `import axios from "axios"; const http = axios.create({ baseURL: "/api" }); http.put("/tasks")`,
      "PUT by put",
    ],
    [`const send = (url, method) => fetch(url, { method }); send("/api/tasks", "PUT")`, `PUT by "PUT"`],
    [`const put = (url) => fetch(url, { method: "PUT" }); put("/api/tasks")`, "PUT by undefined"],
    [`xhr.open("PUT", "/api/tasks")`, `PUT by "PUT"`],
    ["fetch(`/api/tasks/${id}/comments`)", "GET by undefined"],
    ["fetch(`/api/tasks?done=${done}`)", "GET by undefined"],
    ["fetch(`/api/tasks${query}`)", "GET by undefined"],
    ["fetch(`${process.env.NEXT_PUBLIC_SITE_URL}/api/tasks`)", "GET by undefined"],
    ['fetch("http://localhost:3000/api/tasks")', "GET by undefined"],
  ])("%s", async (code, expected) => {
    expect(await sureIn(code)).toEqual([expected]);
  });

  test.each([
    "fetch(`/api/tasks/${id}`)", // may be /api/tasks/export
    "fetch(`/api/tasks${suffix}`)",
    'fetch(id ? `/api/tasks/${id}/comments` : "/api/tasks", { method: id ? "PUT" : "POST" })',
    'fetch("http://localhost:8000/api/tasks")',
    "fetch(`${process.env.NEXT_PUBLIC_API_URL}/api/tasks`)",
    'import { api } from "./client-of-unknown-make"; api.post("/api/tasks")',
    'import { fetch } from "./offline"; fetch("/api/tasks")',
    'useSWR("/api/tasks", load)',
    'new Request("/api/tasks", { method: "PUT" })',
    'apiFetch("/api/tasks", { method: "PUT" })',
    'export default () => <ApiCard href="/api/tasks" />',
    'export default () => <form action="/api/tasks" onSubmit={send} />',
  ])("not so: %s", async (code) => {
    expect(await sureIn(code)).toEqual([]);
  });

  test("a test's call, unless it expects a 405 or replaces the answer", async () => {
    const put = `fetch("/api/tasks", { method: "PUT" })`;
    expect(await sureIn(`it("x", () => ${put})`, "tests/a.test.ts")).toHaveLength(1);
    expect(await sureIn(`expect((await ${put}).status).toBe(405)`, "tests/a.test.ts")).toEqual([]);
    expect(await sureIn(`vi.spyOn(globalThis, "fetch"); ${put}`, "tests/a.test.ts")).toEqual([]);
  });

  test("not in a generated client", async () => {
    const code = `fetch("/api/tasks", { method: "PUT" })`;
    expect(await sureIn(`/* tslint:disable - auto-generated by openapi */\n${code}`)).toEqual([]);
    expect(await sureIn(code, "lib/__generated__/client.ts")).toEqual([]);
  });

  test("not by axios once its base URL is set for all", async () => {
    const more = {
      "lib/setup.ts": `import axios from "axios"; axios.defaults.baseURL = process.env.BACKEND;`,
    };
    const code = `import axios from "axios"; axios.put("/api/tasks")`;
    expect(await sureIn(code, "lib/a.ts", more)).toEqual([]);
  });
});

describe("whose call it is", () => {
  const monorepo = {
    "package.json": JSON.stringify({ workspaces: ["apps/*", "packages/*"] }),
    "apps/web/package.json": NEXT_16,
    "apps/web/app/api/tasks/route.ts": BROKEN,
    "apps/admin/package.json": NEXT_16,
    "apps/admin/app/api/tasks/route.ts": BROKEN,
    "apps/admin/app/api/users/route.ts": BROKEN,
  };
  const callersOf = async (files: Files) => {
    const folder = temporaryFolder({ ...monorepo, ...files });
    const project = await readProject({ paths: ["."], cwd: folder, wantsCallers: () => true });
    const routes = project.apps.flatMap((app) => app.routes);
    return Object.fromEntries(
      routes.map(({ path, callers }) => [
        path,
        `${callers.methods.join(" ")}${callers.uncertain.length > 0 ? " ?" : ""}`,
      ]),
    );
  };

  test("a path alone stays in its own app", async () => {
    expect(
      await callersOf({ "apps/web/lib/a.ts": `fetch("/api/tasks", { method: "PUT" }); fetch("/api/users")` }),
    ).toEqual({
      "apps/web/app/api/tasks/route.ts": "PUT",
      "apps/admin/app/api/tasks/route.ts": "",
      "apps/admin/app/api/users/route.ts": "",
    });
  });

  test("a package calls the app that has the route, and may call either where both have it", async () => {
    expect(
      await callersOf({ "packages/ui/a.ts": `fetch("/api/tasks"); fetch("/api/users", { method: "POST" })` }),
    ).toEqual({
      "apps/web/app/api/tasks/route.ts": " ?",
      "apps/admin/app/api/tasks/route.ts": " ?",
      "apps/admin/app/api/users/route.ts": "POST",
    });
  });

  test("from another app it takes a host", async () => {
    const files = {
      "apps/web/lib/a.ts": "fetch(`${process.env.ADMIN_ORIGIN}/api/users`, { method: 'POST' })",
    };
    expect((await callersOf(files))["apps/admin/app/api/users/route.ts"]).toBe(" ?");
  });

  test("a test's call counts", async () => {
    const files = {
      "apps/web/tests/tasks.test.ts": `it("works", () => fetch("/api/tasks", { method: "POST" }))`,
    };
    expect((await callersOf(files))["apps/web/app/api/tasks/route.ts"]).toBe("POST");
  });

  test("basePath is left out", async () => {
    const folder = temporaryFolder({
      ...ROUTES,
      "next.config.js": `module.exports = { basePath: "/shop" }`,
      "lib/a.ts": `fetch("/shop/api/tasks", { method: "PUT" })`,
    });
    const project = await readProject({ paths: ["."], cwd: folder, wantsCallers: () => true });
    const route = project.apps[0]?.routes.find(({ url }) => url === "/api/tasks");
    expect(route?.callers.methods).toEqual(["PUT"]);
  });

  test("pages/api answers before a parameter of the app folder does", async () => {
    const files = {
      "app/api/[name]/route.ts": BROKEN,
      "pages/api/login.ts": BROKEN,
      "lib/a.ts": `fetch("/api/login")`,
    };
    expect(await inShort(files)).toEqual({});
  });
});
