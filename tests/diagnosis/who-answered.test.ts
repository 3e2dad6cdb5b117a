import { describe, expect, it, test } from "vitest";
import { readAnswers, requestIn, whoAnswered } from "../../src/diagnosis/index.js";

const VARY = "vary: rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";

/** An answer as `curl -i` prints it. */
function curl(status: string, headers: readonly string[], body = ""): string {
  return `${[`HTTP/1.1 ${status}`, ...headers].join("\r\n")}\r\n\r\n${body}`;
}

const NGINX = `<html>
<head><title>405 Not Allowed</title></head>
<body>
<center><h1>405 Not Allowed</h1></center>
<hr><center>nginx/1.24.0</center>
</body>
</html>
`;

test.each<[string, string, string]>([
  ["a route without the method", "route", curl("405 Method Not Allowed", [VARY, "Connection: keep-alive"])],
  [
    "the same on Vercel",
    "route",
    curl("405 Method Not Allowed", [
      "server: Vercel",
      VARY,
      "x-matched-path: /api/x",
      "x-vercel-id: fra1::x",
    ]),
  ],
  [
    "a route behind Cloudflare",
    "route",
    curl("405 Method Not Allowed", ["server: cloudflare", VARY, "cf-ray: 1-FRA"]),
  ],
  [
    "a prerendered page",
    "prerendered",
    curl("405 Method Not Allowed", ["Allow: GET", "Allow: HEAD", VARY], "Method Not Allowed"),
  ],
  [
    "middleware that rewrites",
    "middleware",
    curl("405 Method Not Allowed", ["x-middleware-rewrite: /api/y", VARY]),
  ],
  [
    "a handler that refuses",
    "handler",
    curl("405 Method Not Allowed", ["allow: POST", VARY], `{"error":"no"}`),
  ],
  ["a handler that says no more", "handler", curl("405 Method Not Allowed", [VARY], `{"error":"no"}`)],
  ["a page", "page", curl("200 OK", ["Content-Type: text/html; charset=utf-8", VARY], "<!DOCTYPE html>")],
  [
    "nothing",
    "nothing",
    curl("404 Not Found", ["Content-Type: text/html; charset=utf-8"], "<!DOCTYPE html>"),
  ],
  ["a redirect", "redirect", curl("307 Temporary Redirect", ["location: /login"], "/login")],
  ["nginx", "nginx", curl("405 Not Allowed", ["Server: nginx/1.24.0", "Content-Type: text/html"], NGINX)],
  ["Cloudflare Pages", "cloudflare", curl("405 Method Not Allowed", ["Server: cloudflare", "CF-RAY: 1-FRA"])],
  [
    "Vercel itself",
    "vercel",
    curl("405 Method Not Allowed", ["server: Vercel", "x-vercel-error: INVALID_REQUEST_METHOD"]),
  ],
  [
    "a bucket",
    "static-host",
    curl("405 Method Not Allowed", ["Server: AmazonS3"], "<Error><Code>MethodNotAllowed</Code></Error>"),
  ],
  [
    "python's server",
    "static-host",
    curl("501 Unsupported method ('POST')", ["Server: SimpleHTTP/0.6 Python/3.12"]),
  ],
  [
    "a function that failed on Vercel",
    "vercel",
    curl("500 Internal Server Error", ["server: Vercel", "x-vercel-error: FUNCTION_INVOCATION_FAILED"]),
  ],
  [
    "CloudFront",
    "static-host",
    curl(
      "403 Forbidden",
      ["Server: CloudFront", "X-Cache: Error from cloudfront"],
      "<p>This distribution is not configured to allow the HTTP request method that was used for this request.</p>",
    ),
  ],
  [
    "Apache",
    "static-host",
    curl(
      "405 Method Not Allowed",
      ["Server: Apache/2.4.58 (Ubuntu)", "Allow: HEAD,GET,OPTIONS"],
      "<p>The requested method POST is not allowed for this URL.</p>",
    ),
  ],
  ["IIS", "static-host", curl("405 Method Not Allowed", ["Server: Microsoft-IIS/10.0", "Allow: GET, HEAD"])],
  ["Netlify", "static-host", curl("405 Method Not Allowed", ["Server: Netlify", "X-Nf-Request-Id: 01H"])],
  ["a route behind Apache", "route", curl("405 Method Not Allowed", ["Server: Apache/2.4.58", VARY])],
  ["a route on Netlify", "route", curl("405 Method Not Allowed", ["Server: Netlify", VARY])],
  ["an answer that tells nothing", "unknown", curl("500 Internal Server Error", [])],
])("%s", (_, by, text) => {
  const verdict = whoAnswered(readAnswers(text), "POST");
  expect(verdict.by, verdict.says).toBe(by);
  expect(verdict.says).not.toBe("");
  expect(verdict.todo).not.toBe("");
});

describe("what curl prints", () => {
  it("is several answers with -L", () => {
    const text =
      curl("301 Moved Permanently", ["Location: https://www.example.com/api/x"]) +
      curl("405 Method Not Allowed", [VARY]);
    const answers = readAnswers(text);
    expect(answers.map(({ status }) => status)).toEqual([301, 405]);
    expect(whoAnswered(answers, "POST")).toMatchObject({ by: "redirect", path: "/api/x" });
    // Of a DELETE a 301 makes no GET.
    expect(whoAnswered(answers, "DELETE").by).toBe("route");
  });

  it("may say 100 Continue first, and have the request in it with -v", () => {
    const text = `* Connected to localhost
> POST /api/x?y=1 HTTP/1.1
> Host: localhost:3000
>
< HTTP/1.1 100 Continue
<
< HTTP/1.1 405 Method Not Allowed
< ${VARY}
<
`;
    expect(requestIn(text)).toEqual({ method: "POST", path: "/api/x?y=1" });
    expect(whoAnswered(readAnswers(text), "POST").by).toBe("route");
  });

  it("may be something else", () => {
    expect(readAnswers("curl: (7) Failed to connect")).toEqual([]);
  });
});
