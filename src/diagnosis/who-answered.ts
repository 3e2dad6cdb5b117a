/** Who gave an answer: told by what Next.js and the servers in front of it leave in it. */
import type { Answer } from "./answer.js";

export type Answerer =
  | "route"
  | "prerendered"
  | "middleware"
  | "redirect"
  | "page"
  | "nothing"
  | "handler"
  | "static-host"
  | "nginx"
  | "cloudflare"
  | "vercel"
  | "unknown";

export interface Verdict {
  by: Answerer;
  /** What happened, in one or two sentences, with the signs. */
  says: string;
  /** What to do now. */
  todo: string;
  /** The path that answered, where the answer names it. */
  path?: string;
}

/**
 * Judges the last of the answers to one request, in the light of those before it. The signs of Next.js are measured on 14, 15 and 16 (`next start`): a route that lacks
 * the method answers 405 without `Allow`; what is prerendered answers 405 with `Allow: GET` and `Allow: HEAD`; middleware that rewrites leaves `x-middleware-rewrite`.
 */
export function whoAnswered(answers: readonly Answer[], method: string): Verdict {
  const last = answers.at(-1)!;
  const turned = turnedIntoGet(answers, method);
  if (turned !== undefined) return turned;
  return (
    inFront(last) ??
    byMiddleware(last) ??
    redirected(answers, method) ??
    byStatus(last, method) ?? {
      by: "unknown",
      says: `It answered ${last.status}, and nothing in the answer tells who did.`,
      todo: "Ask the app on your own machine (`next start`), and compare.",
    }
  );
}

const CHANGES = new Set([301, 302, 303]);

/** Browsers, curl and `fetch` turn a POST into a GET there (measured with fetch). */
function turnedIntoGet(answers: readonly Answer[], method: string): Verdict | undefined {
  const at = answers.find(({ status }) => CHANGES.has(status));
  if (at === undefined || method !== "POST") return undefined;
  const to = at.headers.get("location") ?? "another address";
  return {
    by: "redirect",
    says: `A redirect with ${at.status} to ${to} turned the POST into a GET, and its body was lost.`,
    todo: `Send the request to ${to} itself, or redirect with 307 or 308, which keep the method. Between http and https, or with and without "www", the host does this: write the final address into the caller.`,
    ...pathOf(to),
  };
}

function redirected(answers: readonly Answer[], method: string): Verdict | undefined {
  const last = answers.at(-1)!;
  if (last.status < 300 || last.status >= 400 || last.status === 304) return undefined;
  const to = last.headers.get("location") ?? "another address";
  return {
    by: "redirect",
    says: `It is redirected with ${last.status} to ${to}. The client sends ${method} there again.`,
    todo: `Look at what ${to} answers: run the request with \`curl -iL\`. A prerendered page answers 405 there; a slash at the end alone comes from \`trailingSlash\` in next.config.`,
    ...pathOf(to),
  };
}

/** A host or a proxy that answers before Next.js does. */
function inFront({ status, headers, body }: Answer): Verdict | undefined {
  const server = headers.get("server") ?? "";
  const isOfNext = /\brsc\b/i.test(headers.get("vary") ?? "") || headers.has("x-nextjs-cache");
  if (/^nginx|openresty/i.test(server) && /<center><h1>405 Not Allowed|<hr><center>nginx/i.test(body)) {
    return {
      by: "nginx",
      says: `nginx answered ${status} itself: the body is its own error page.`,
      todo: "nginx serves the path as a file, or forbids the method (`limit_except`). Hand it on: `location /api/ { proxy_pass http://localhost:3000; }`.",
    };
  }
  const error = headers.get("x-vercel-error");
  if (error !== undefined) return byVercel(status, error);
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-403-permission-denied.html
  if (status === 403 && /not configured to allow the HTTP request method/.test(body)) {
    return {
      by: "static-host",
      says: "CloudFront answered 403 itself: its behaviour for this path doesn't let the method through.",
      todo: "Allow POST, PUT, PATCH and DELETE in the behaviour (AllowedMethods) that takes /api/*, and let it go to the server that runs Next.js.",
    };
  }
  if (status !== 405 && status !== 501) return undefined;
  if (/AmazonS3|GitHub\.com|SimpleHTTP/i.test(server) || /<Code>MethodNotAllowed<\/Code>/.test(body)) {
    return {
      by: "static-host",
      says: `A host that only has files answered ${status} (server: ${server || "not named"}).`,
      todo: 'An app that was exported (`output: "export"`) has no API routes. Take the setting out and host the app where Node.js runs.',
    };
  }
  // Their own pages for a method that no handler takes; what Next.js answers goes through them with its own signs.
  if (!isOfNext && /^Apache/i.test(server)) return byServer("Apache", status);
  if (!isOfNext && /^Microsoft-IIS/i.test(server)) return byServer("IIS", status);
  if (/^Netlify/i.test(server) && !isOfNext && !headers.has("allow")) {
    return {
      by: "static-host",
      says: `Netlify answered ${status} itself, and nothing of Next.js is in the answer${headers.has("x-nf-request-id") ? " (x-nf-request-id)" : ""}: the path is a file there, or nothing.`,
      todo: 'See that the site runs on Netlify\'s Next.js runtime and isn\'t published as a folder (`output: "export"`, `publish = "out"`), and that no entry of netlify.toml takes the path.',
    };
  }
  if (/^cloudflare/i.test(server) && !isOfNext && !headers.has("x-vercel-id") && !headers.has("allow")) {
    return {
      by: "cloudflare",
      says: `Cloudflare answered ${status}, and nothing of Next.js is in the answer.`,
      todo: "It is a page of Cloudflare Pages, which takes GET alone, or a rule of the firewall. Ask the origin past Cloudflare and compare.",
    };
  }
  return undefined;
}

/** By Vercel's own list of errors (https://vercel.com/docs/errors). */
function byVercel(status: number, error: string): Verdict {
  if (/^(?:FUNCTION|EDGE_FUNCTION|MIDDLEWARE)_/.test(error)) {
    return {
      by: "vercel",
      says: `Vercel answered ${status} (x-vercel-error: ${error}): the request came to the app's own code, which failed or took too long.`,
      todo: "Read the function's log in the deployment: what it threw stands there.",
    };
  }
  return {
    by: "vercel",
    says: `Vercel answered ${status} itself (x-vercel-error: ${error}): the request came to no function.`,
    todo: 'What is deployed there is a file: a page that is prerendered, or an app with `output: "export"`. A top-level `api` folder takes the place of the app\'s own `/api` too.',
  };
}

function byServer(name: string, status: number): Verdict {
  return {
    by: "static-host",
    says: `${name} answered ${status} itself: it serves the path as a file, and hands nothing on.`,
    todo: `Hand /api on to the server that runs Next.js (${name === "IIS" ? "URL Rewrite with ARR" : "`ProxyPass /api http://localhost:3000/api`"}).`,
  };
}

function byMiddleware({ status, headers }: Answer): Verdict | undefined {
  const target = headers.get("x-middleware-rewrite");
  if (target === undefined || status < 400) return undefined;
  // Absolute where the server is asked by another name than its own (measured on 16).
  const to = pathOf(target).path ?? target;
  return {
    by: "middleware",
    says: `Middleware sent the request on to ${to} (x-middleware-rewrite), and that answered ${status}.`,
    todo: `Export the method from the route of ${to}, or let the middleware leave this request alone (\`config.matcher\`).`,
    ...pathOf(to),
  };
}

function byStatus({ status, headers, body }: Answer, method: string): Verdict | undefined {
  const allow = new Set((headers.get("allow") ?? "").split(/,\s*/).filter(Boolean));
  const isHtml = /text\/html/.test(headers.get("content-type") ?? "");
  const matched = headers.get("x-matched-path");
  const where = matched === undefined ? {} : { path: matched };
  if (status === 405 && allow.size === 2 && allow.has("GET") && allow.has("HEAD")) {
    return {
      by: "prerendered",
      says: "Something that the build has run answered: a prerendered page, or a route whose GET is kept (`Allow: GET` and `Allow: HEAD` come from nothing else).",
      todo: 'If it is a page, the request was sent to the wrong address, or redirected or rewritten there. If it is a route, export the method beside GET, or write `export const dynamic = "force-dynamic"`.',
      ...where,
    };
  }
  if (status === 405 && allow.size === 0 && body.trim() === "") {
    return {
      by: "route",
      says: `A route answered that doesn't export ${method}: 405, no \`Allow\`, no body.`,
      todo: `Export a function called ${method} from its route file.`,
      ...where,
    };
  }
  if (status === 405) {
    return {
      by: "handler",
      says: `Code answered 405${allow.size > 0 ? ` with \`Allow: ${[...allow].join(", ")}\`` : ""} and a body: a handler that refuses ${method} itself, or middleware. Next.js never does it like this.`,
      todo: `Look for the test on the method in the handler, and let it take ${method}.`,
      ...where,
    };
  }
  if (status >= 200 && status < 300 && isHtml && method !== "GET" && method !== "HEAD") {
    return {
      by: "page",
      says: `A page answered ${method} with its HTML: the request never came to a route.`,
      todo: "Send it to the route's address. Where a redirect brought it here, use 303 for browsers, and answer 401 to programs.",
      ...where,
    };
  }
  if (status === 404) {
    return {
      by: "nothing",
      says: "Nothing answers this address.",
      todo: "Look at the list of `route-codemod routes`: the name of the file, its folder, `basePath`, and capitals count.",
    };
  }
  return undefined;
}

function pathOf(address: string): { path?: string } {
  const path = /^(?:https?:\/\/[^/]*)?(\/[^?#]*)/.exec(address)?.[1];
  return path === undefined ? {} : { path };
}
