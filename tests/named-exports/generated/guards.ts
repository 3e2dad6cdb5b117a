/** Functions of the file that reply on some ways and say whether they did. */

import { block, fresh, importName, inner, type Scope } from "./draft.js";
import { declare, functionScope, request, response } from "./helpers.js";
import { note } from "./notes.js";
import { send } from "./replies.js";
import { setHeaders } from "./response-settings.js";

/** A guard that replies by itself: `if (!(await requireUser(req, res))) return;` */
export function guardHelper(scope: Scope): string[] {
  const { draft, req, res } = scope;
  const { random } = draft;
  const own = functionScope(draft);
  draft.asks.headers.add("authorization");
  const async = random.chance(0.6);
  const failing = inner(own, { leaves: "bare", waits: async });
  const { before, call } = send(failing, "denied");
  const lines: string[] = [];
  if (async) {
    importName(draft, "@/lib/auth", "userFrom");
    lines.push(`const user = await userFrom(${own.req}.headers.authorization);`);
  } else lines.push(`const user = ${own.req}.headers.authorization;`);
  const nothing = random.pick(["null", "false", "undefined"]);
  const something = random.pick(["user", "true"]);
  const extra = random.chance(0.2) ? note(failing) : [];
  lines.push(
    ...block("if (!user) {", [
      ...extra,
      ...before,
      `${call};`,
      nothing === "undefined" && random.chance(0.5) ? "return;" : `return ${nothing};`,
    ]),
  );
  if (random.chance(0.2)) lines.push(...setHeaders(own));
  lines.push(`return ${something};`);
  const swapped = random.chance(0.1);
  const params = [request(draft), response(draft)];
  const name = declare(
    draft,
    random.pick(["requireUser", "checkAuth", "authenticate"]),
    swapped ? params.reverse() : params,
    lines,
    async,
  );
  const args = swapped ? `${res}, ${req}` : `${req}, ${res}`;
  const wait = async ? "await " : "";
  if (random.chance(0.5)) {
    const user = fresh(scope, random.pick(["user", "session", "allowed"]));
    if (something === "user") scope.values.push(user);
    return [`const ${user} = ${wait}${name}(${args});`, `if (!${user}) return;`];
  }
  return [async ? `if (!(await ${name}(${args}))) return;` : `if (!${name}(${args})) return;`];
}
