/** What the contract tests of an app share: how a route is asked, what is sent, and where vitest finds the app's modules. */
import { generated } from "./generated.js";

/**
 * The file that every contract test imports: it asks a server, or the route's own code in Next's own runtime.
 * @param basePath of next.config; "" where there is none
 */
export function harnessFile(typescript: boolean, basePath: string): string {
  const as = (type: string) => (typescript ? type : "");
  const types = typescript
    ? `import type { NtarhInitAppRouter } from "next-test-api-route-handler";
`
    : "";
  const declarations = typescript
    ? `
export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

type Params = Record<string, string | string[]>;

/** The body of a request: JSON, the fields of a form, or text. */
export interface Body {
  json?: unknown;
  form?: Record<string, string>;
  text?: string;
}

/** What is sent to one route, besides what its test says: for all methods, and for one of them. */
export interface Sample extends Partial<Record<Method, Body & { headers?: Record<string, string> }>> {
  params?: Params;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

/** By the route's URL: "/api/tasks/[id]". */
export type Samples = Record<string, Sample>;

export interface Answer {
  status: number;
  headers: Headers;
  body: string;
  json: () => unknown;
}
`
    : "";
  const prefix = basePath === "" ? "" : `\nconst BASE_PATH = ${JSON.stringify(basePath)};\n`;
  const body = `${types}import { samples } from "./samples";
${declarations}${prefix}
/**
 * Gives a function that asks one route. It asks the server at TEST_BASE_URL where that is set, else the route's own code, in
 * this process and in Next's own runtime.
 */
export function routeAt(url${as(": string")}, load${as(": () => Promise<object>")}, params${as(": Params")} = {}) {
  const sample${as(": Sample")} = samples[url] ?? {};
  const values = { ...params, ...sample.params };
  const path = pathOf(url, values) + queryOf(sample.query);
  return async (method${as(": Method")}, body${as(": Body")} = {})${as(": Promise<Answer>")} => {
    const own = sample[method] ?? {};
    const { content, type } = contentOf({ ...body, ...own });
    const headers = { ...(type ? { "content-type": type } : {}), ...sample.headers, ...own.headers };
    const init${as(": RequestInit")} = { method, headers, redirect: "manual" };
    if (content !== undefined) init.body = content;
    const server = process.env.TEST_BASE_URL?.replace(/\\/$/, "");
    if (server) return read(await fetch(server + ${basePath === "" ? "" : "BASE_PATH + "}path, init));
    return askInProcess(load, path, values, init);
  };
}

${
  typescript
    ? `async function askInProcess(
  load: () => Promise<object>,
  path: string,
  params: Params,
  init: RequestInit,
): Promise<Answer> {`
    : "async function askInProcess(load, path, params, init) {"
}
  // It has to be there before anything of Next.js is.
  const { testApiHandler } = await import("next-test-api-route-handler");
  let answer${as(": Answer | undefined")};
  await testApiHandler({
    appHandler: ${typescript ? '(await load()) as NtarhInitAppRouter["appHandler"]' : "await load()"},
    params,
    url: \`http://localhost:3000\${path}\`,
    test: async ({ fetch }) => {
      answer = await read(await fetch(init));
    },
  });
  if (!answer) throw new Error(\`\${init.method} \${path} was not answered.\`);
  return answer;
}

async function read(response${as(': Pick<Response, "status" | "headers" | "text">')})${as(": Promise<Answer>")} {
  const body = await response.text();
  return { status: response.status, headers: response.headers, body, json: () => JSON.parse(body) };
}

function pathOf(url${as(": string")}, params${as(": Params")})${as(": string")} {
  const segments = url.split("/").flatMap((segment) => {
    const name = /^\\[+(?:\\.\\.\\.)?(.+?)\\]+$/.exec(segment)?.[1];
    return name === undefined ? [segment] : [params[name] ?? []].flat().map(encodeURIComponent);
  });
  return segments.join("/");
}

function queryOf(query${as(": Record<string, string>")} = {})${as(": string")} {
  const text = new URLSearchParams(query).toString();
  return text === "" ? "" : \`?\${text}\`;
}

function contentOf({ json, form, text }${as(": Body")})${as(": { content?: string; type?: string }")} {
  if (text !== undefined) return { content: text, type: "text/plain" };
  if (form !== undefined) {
    return { content: new URLSearchParams(form).toString(), type: "application/x-www-form-urlencoded" };
  }
  return json === undefined ? {} : { content: JSON.stringify(json), type: "application/json" };
}
`;
  return generated(["; it is written anew."], body);
}

/** The user's own file: it is made once and never written again. */
export function samplesFile(typescript: boolean): string {
  return `${typescript ? 'import type { Samples } from "./contract";\n\n' : ""}/**
 * What the contract tests send to a route: path parameters that exist, a session, a valid body. This file is yours:
 * \`route-codemod contracts\` made it once and doesn't touch it again.
 *
 * A route that isn't named here gets made-up path parameters, no headers and an empty body.
 */
export const samples${typescript ? ": Samples" : ""} = {
  // "/api/tasks/[id]": {
  //   params: { id: "42" },
  //   headers: { authorization: "Bearer test" },
  //   PATCH: { json: { title: "Buy milk" } },
  // },
};
`;
}

/** An alias of the app, with its folder relative to the config, in the form "./" or "./src/". */
export interface ConfigAlias {
  prefix: string;
  folder: string;
}

/** A vitest config for an app that has none: it knows the app's aliases. The user's own from then on. */
export function vitestConfig(aliases: ConfigAlias[]): string {
  const entries = aliases.map(
    ({ prefix, folder }) =>
      `      { find: /^${prefix.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}/, replacement: fileURLToPath(new URL(${JSON.stringify(folder)}, import.meta.url)) },\n`,
  );
  const fileUrl = entries.length > 0 ? 'import { fileURLToPath } from "node:url";\n' : "";
  return `${fileUrl}import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { environment: "node" },
  resolve: {
    alias: [
${entries.join("")}      // The guard of server code: Next.js takes it away, and without Next.js it throws.
      { find: /^server-only$/, replacement: "next/dist/compiled/server-only/empty.js" },
    ],
  },
});
`;
}
