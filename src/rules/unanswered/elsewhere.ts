/** Whether something that isn't the app's own may answer its paths. */
import type { NextApp } from "../../project/contract.js";

/** Servers that stand in front of an app, or beside it: what they answer isn't in Next's files. */
const SERVERS =
  /(?:^|\/)(?:nginx[\w.-]*\.conf|Caddyfile|traefik[\w.-]*\.ya?ml|mockServiceWorker\.js|serverless\.ya?ml)$/;
const FUNCTIONS =
  /^(?:api|functions|netlify\/functions|supabase\/functions)\/.*\.(?:[mc]?[jt]sx?|py|go|rb|rs|php)$/;

/** Whether a path under /api that no route has may be answered all the same. */
export function answersElsewhere(app: NextApp): boolean {
  const { routes, i18n } = { routes: app.facts.routes, i18n: app.facts.hasI18n };
  if (routes.open || i18n) return true;
  const prefix = app.root === "" ? 0 : app.root.length + 1;
  const own = app.files.map((path) => path.slice(prefix));
  if (own.some((path) => SERVERS.test(path) || FUNCTIONS.test(path))) return true;
  if (own.some((path) => /^(?:server|src\/server)(?:\/index)?\.[mc]?[jt]s$/.test(path))) return true;
  return app.hosting.some(({ path, text }) =>
    /(?:vercel|firebase|staticwebapp\.config)\.json$/.test(path)
      ? /"(?:rewrites|routes|redirects)"/.test(text)
      : /netlify\.toml$/.test(path) && /\[\[redirects\]\]/.test(text),
  );
}
