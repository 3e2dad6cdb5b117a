/** What takes the place of a well-known library's Pages Router call in a route handler. */
import * as t from "@babel/types";
import { type ImportedName, importedFrom } from "./imported-name.js";
import type { Module } from "./module.js";
import { isCall, unwrap } from "./syntax.js";

type Advice = Record<string, string>;

const nextAuth: Advice = {
  default:
    "With next-auth a route handler is `const handler = NextAuth(authOptions); export { handler as GET, handler as POST };`.",
  getServerSession:
    "In a route handler it is `await getServerSession(authOptions)`, without the request and the response.",
  unstable_getServerSession:
    "In a route handler it is `await getServerSession(authOptions)`, without the request and the response.",
};
const form: Advice = { "*": "In a route handler `await request.formData()` reads the form and its files." };
const rawBody: Advice = {
  "*": "In a route handler `await request.text()` or `await request.arrayBuffer()` reads the raw body.",
};
const cors: Advice = {
  "*": "In a route handler set the headers on the Response and export OPTIONS, or set them by `headers()` in next.config.",
};
const ironSession: Advice = {
  "*": "From iron-session 8 on, a route handler calls `await getIronSession(await cookies(), options)`.",
};
const supabase: Advice = {
  "*": "In a route handler it is `createServerClient` of @supabase/ssr, with the cookies of `await cookies()`.",
};
const clerk: Advice = { getAuth: "In a route handler it is `await auth()`, without the request." };

/**
 * By package, then by the name that is imported; `*` stands for every name. Each line is what the library's own documentation says of
 * route handlers.
 */
const ADVICE: Record<string, Advice> = {
  "next-auth": nextAuth,
  "next-auth/next": nextAuth,
  "next-auth/react": {
    getSession:
      "On the server it is `await getServerSession(authOptions)`, in a route handler without the request.",
  },
  "next-auth/jwt": {
    getToken: "`getToken({ req: request })` takes the NextRequest of a route handler as well.",
  },
  "next-connect": {
    "*": "Its `createEdgeRouter()` is for route handlers: `export async function GET(request, context) { return router.run(request, context); }`.",
  },
  "iron-session": ironSession,
  "iron-session/next": ironSession,
  "next-iron-session": ironSession,
  "@trpc/server/adapters/next": {
    createNextApiHandler: "In a route handler it is `fetchRequestHandler` of @trpc/server/adapters/fetch.",
  },
  "@supabase/auth-helpers-nextjs": supabase,
  "@clerk/nextjs": clerk,
  "@clerk/nextjs/server": clerk,
  "@auth0/nextjs-auth0": {
    getSession: "In a route handler it is `await getSession()`, without the request and the response.",
    withApiAuthRequired:
      "It wraps a route handler as well: `export const GET = withApiAuthRequired(async (request) => …)`.",
    handleAuth: "In a route handler it is `export const GET = handleAuth();`.",
  },
  formidable: form,
  multer: form,
  busboy: form,
  micro: rawBody,
  "raw-body": rawBody,
  cors,
  "nextjs-cors": cors,
};

/**
 * What to do instead, where a refused place is a call of a well-known library, or lies in one; undefined otherwise.
 * @returns a sentence.
 */
export function libraryAdvice(place: t.Node, module: Module): string | undefined {
  for (const call of callsAround(place, module)) {
    const imported = importOf(rootOf(call.callee), module);
    const advice = imported && ADVICE[imported.source];
    const found = advice?.[imported!.name] ?? advice?.["*"];
    if (found) return found;
  }
  return undefined;
}

/** The calls that a node is or lies in, up to its statement; of an exported name, the call that made its value. */
function callsAround(place: t.Node, module: Module): (t.CallExpression | t.OptionalCallExpression)[] {
  const calls = [];
  const exported = t.isExportDefaultDeclaration(place) ? unwrap(place.declaration) : undefined;
  if (t.isIdentifier(exported)) {
    const made = module.bindings.get(exported)?.path.node;
    const init = t.isVariableDeclarator(made) && made.init ? unwrap(made.init) : undefined;
    return init && isCall(init) ? [init] : [];
  }
  let node: t.Node | undefined = exported ?? place;
  for (; node && !t.isStatement(node); node = module.parents.get(node)) if (isCall(node)) calls.push(node);
  return calls;
}

/** The name at the beginning of `a.b().c`. */
function rootOf(callee: t.Node): t.Node {
  const inner = unwrap(callee);
  if (isCall(inner)) return rootOf(inner.callee);
  if (t.isMemberExpression(inner) || t.isOptionalMemberExpression(inner)) return rootOf(inner.object);
  return inner;
}

/** Where a name comes from; a variable made by a call of something imported counts for that. */
function importOf(name: t.Node, module: Module): Pick<ImportedName, "source" | "name"> | undefined {
  const imported = importedFrom(name, module);
  if (imported) return imported;
  const binding = t.isIdentifier(name) ? module.bindings.get(name) : undefined;
  const declaration = binding?.path.node;
  if (!t.isVariableDeclarator(declaration) || !declaration.init) return undefined;
  const init = unwrap(declaration.init, true);
  if (t.isNewExpression(init)) return importOf(rootOf(init.callee), module);
  if (!isCall(init)) return undefined;
  return importOf(rootOf(init.callee), module);
}
