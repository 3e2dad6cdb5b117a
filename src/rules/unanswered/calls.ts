/** Judges the calls to which no route belongs. */
import type { NextApp, OtherCall, PageFile } from "../../project/contract.js";
import { interceptionOf, waysOfCall } from "../interception/requests.js";
import type { RuleFinding, RuleResult, TextEdit } from "../rule.js";
import { answersElsewhere } from "./elsewhere.js";
import { type Meant, routeMeant } from "./route-meant.js";

export async function unansweredCalls(app: NextApp): Promise<RuleResult[]> {
  const results: RuleResult[] = [];
  const elsewhere = answersElsewhere(app);
  for (const call of app.otherCalls) {
    if (call.page === undefined && (elsewhere || isOfLibrary(call) || isMisplaced(call, app))) continue;
    if (call.page !== undefined && takesRequests(call, call.page, app)) continue;
    if (!(await passesMiddleware(call, app))) continue;
    results.push(call.page === undefined ? toNothing(call, app) : toPage(call, call.page, app));
  }
  return results;
}

/** What NextAuth's client asks for is a matter of its own options. */
function isOfLibrary({ url }: OtherCall): boolean {
  return /^\/api\/auth(?:\/|$)/.test(url);
}

/** A file that may be meant to answer lies in the wrong place, or has the wrong name: another rule's matter. */
function isMisplaced({ url }: OtherCall, app: NextApp): boolean {
  const path = url.replace(/\/$/, "");
  return [...app.strays, ...app.pagesApi].some(
    (file) => file.meant?.url === path || file.path.includes(`${path}/`) || file.path.includes(`${path}.`),
  );
}

/** Whether what is sent to a page may be taken there: by the server-side code of the Pages Router, or by a host that collects forms. */
function takesRequests(call: OtherCall, page: PageFile, app: NextApp): boolean {
  const caller = app.callerFiles.find(({ path }) => path === call.path);
  if (caller !== undefined && /netlify|form-name/i.test(caller.text)) return true;
  if (page.router === "app") return false;
  // `getServerSideProps` gets the request with its method and body.
  const name = page.path.slice(page.path.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  const text = app.modules?.load(`./${name}`, page.path)?.text;
  return text === undefined || /\bgetServerSideProps\b|\bgetInitialProps\b/.test(text);
}

/** The middleware may answer, or send on, what no route does. */
async function passesMiddleware(call: OtherCall, app: NextApp): Promise<boolean> {
  if (app.activeMiddleware === undefined) return true;
  if (!/rewrite|Response|json|from\s*["'](?!next\/server)|require\s*\(/.test(app.activeMiddleware.text))
    return true;
  const interception = await interceptionOf(app);
  if (interception === undefined) return false;
  const ways = await waysOfCall(call, interception);
  return ways === "never" || (ways !== "unknown" && ways.some(({ outcome }) => outcome.kind === "next"));
}

function toPage(call: OtherCall, page: PageFile, app: NextApp): RuleResult {
  const meant = routeMeant(call, app);
  const what = `${call.methods.join(" or ")} ${call.url}`;
  return withRepair(call, app, meant, {
    severity: "error",
    message: `${what} is sent here, and no route answers ${call.url}: only the page ${page.path} has that path. ${whatComes(call)} ${remedy(call, meant)}`,
    related: [{ path: page.path, line: 1, message: "A page answers GET alone." }],
  });
}

/** By the kind of body (measured, `next start`). */
function whatComes({ form }: OtherCall): string {
  return form
    ? "A page doesn't take what a form sends: urlencoded it answers 200 with its own HTML, multipart 409 on Next 16 (200 on 14), and a prerendered one 405 to anything else."
    : "A prerendered page answers 405 in production (`Allow: GET`, `Allow: HEAD`), any other one its HTML.";
}

function toNothing(call: OtherCall, app: NextApp): RuleResult {
  const meant = routeMeant(call, app);
  const asks = /(?:^|\/)vercel\.json$/.test(call.path) ? " as a cron job" : "";
  return withRepair(call, app, meant, {
    severity: "warning",
    message: `${call.methods.join(" or ")} ${call.url} is called here${asks}, and nothing in the app answers that path: it is 404. ${remedy(call, meant)}`,
  });
}

function remedy(call: OtherCall, meant: Meant | undefined): string {
  if (meant === undefined) {
    const file = `app${call.url.replaceAll("*", "[id]").replace(/\/$/, "")}/route.ts`;
    return call.page === undefined
      ? `Ask for a path that a route has, or write the route (${file}).`
      : "Send it to the path of a route that exports the method.";
  }
  return `${meant.path} (${meant.why}) may be meant.`;
}

function withRepair(
  call: OtherCall,
  app: NextApp,
  meant: Meant | undefined,
  about: Pick<RuleFinding, "severity" | "message" | "related">,
): RuleResult {
  const edits = meant && corrected(call, meant, app);
  const finding: RuleFinding = {
    safety: edits === undefined ? "manual" : "unsafe",
    methods: call.methods,
    line: call.line,
    column: call.column,
    notes: [],
    ...about,
  };
  return { path: call.path, findings: [finding], ...(edits && { edits }) };
}

/** The path in the call, where it stands there once as it is. */
function corrected(call: OtherCall, meant: Meant, app: NextApp): TextEdit[] | undefined {
  const text = app.callerFiles.find(({ path }) => path === call.path)?.text;
  if (text === undefined || call.url.includes("*")) return undefined;
  const from = text
    .split("\n")
    .slice(0, call.line - 1)
    .join("\n").length;
  const near = text.slice(from, from + 400);
  const found = [...near.matchAll(/(["'`])(\/[^"'`\s?#]*)(?=[?#][^"'`]*\1|\1)/g)].filter(
    (match) => match[2] === call.url,
  );
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) return undefined;
  const start = from + only.index + 1;
  return [{ start, end: start + call.url.length, text: meant.path }];
}
