import type { ExampleApp } from "../example-app.js";

export type Requests = Record<string, string | undefined>;

const HANGS = 3_000;

/** Builds an app, starts it and sends it each `METHOD /path`. What comes: the status and `Allow`, or "hangs". */
export async function answersOf(app: ExampleApp, requests: readonly string[]): Promise<Requests> {
  const { code, output } = app.build();
  if (code !== 0) throw new Error(`next build ended with ${code}:\n${output}`);
  const running = await app.start();
  try {
    const found: Requests = {};
    for (const request of requests) found[request] = await answerTo(running.url, request);
    return found;
  } finally {
    await running.stop();
  }
}

async function answerTo(url: string, request: string): Promise<string> {
  const [method, path] = request.split(" ");
  const body = method === "POST" ? "{}" : undefined;
  try {
    const response = await fetch(url + path, {
      method,
      redirect: "manual",
      signal: AbortSignal.timeout(HANGS),
      ...(body === undefined ? {} : { body, headers: { "content-type": "application/json" } }),
    });
    return [response.status, response.headers.get("allow")].filter((part) => part !== null).join(" ");
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") return "hangs";
    throw error;
  }
}
