/** Replies, with all that says how they go out. */
import { type Scope, textual } from "./draft.js";

export type Intent = "ok" | "created" | "empty" | "bad" | "denied" | "absent" | "broken" | "method";

const STATUS: Record<Intent, readonly number[]> = {
  ok: [200],
  created: [201, 202],
  empty: [204],
  bad: [400, 422],
  denied: [401, 403],
  absent: [404],
  broken: [500, 502],
  method: [405],
};

const WORDS: Record<Intent, string> = {
  ok: "Fine",
  created: "Created",
  empty: "",
  bad: "Invalid input",
  denied: "Unauthorized",
  absent: "Not found",
  broken: "Something went wrong",
  method: "Method not allowed",
};

/** Statements that reply and leave the function, or, where it ends anyway (`last`), may just end. */
export function reply(scope: Scope, intent: Intent, last = false): string[] {
  const { before, call } = send(scope, intent);
  const { leaves } = scope;
  const { random } = scope.draft;
  if (last && random.chance(0.35)) return [...before, `${call};`];
  if (leaves === "reply" && scope.waits && random.chance(0.02)) return [...before, `return await ${call};`];
  if (leaves === "reply" && random.chance(0.01)) return [...before, `return void ${call};`];
  if (leaves === "reply") return [...before, `return ${call};`];
  return [...before, `${call};`, "return;"];
}

/** A reply as an expression, and the statements that have to come before it. */
export function send(scope: Scope, intent: Intent): { before: string[]; call: string } {
  const { draft, res } = scope;
  const { random } = draft;
  const status = random.pick(STATUS[intent]);
  const before: string[] = [];
  let chain = res;
  const plain = status === 200 && random.chance(0.5);
  if (!plain) {
    const way = random.weighted([
      [80, "chain"],
      [6, "own statement"],
      [5, "statusCode"],
      [intent === "ok" || intent === "created" ? 4 : 0, "computed"],
      [2, "writeHead"],
    ]);
    if (way === "own statement") before.push(`${res}.status(${status});`);
    else if (way === "statusCode") before.push(`${res}.statusCode = ${status};`);
    else if (way === "computed" && scope.values.length > 0)
      chain = `${res}.status(${random.pick(scope.values)} ? ${status} : ${random.pick([200, 202, 206])})`;
    else if (way === "writeHead") {
      const headers = random.pick([
        "",
        `, { "X-Way": "head" }`,
        `, { "Content-Type": "text/plain" }`,
        ", HEAD",
        ', "Fine", HEAD',
      ]);
      if (headers.includes("HEAD")) {
        draft.constants.add('const HEAD = { "X-Head": "1", "Cache-Control": "private" };');
        draft.names.add("HEAD");
      }
      before.push(`${res}.writeHead(${status}${headers});`);
      if (intent === "empty") return { before, call: `${res}.end()` };
      return { before, call: `${res}.end(${JSON.stringify(WORDS[intent])})` };
    } else chain = `${res}.status(${status})`;
  }
  if (random.chance(0.06)) {
    // In front of the status, so that what is sent stays the end of the chain.
    const header = `.setHeader("X-Chained", "${intent}")`;
    if (chain === res) chain = `${res}${header}`;
    else before.push(`${res}${header};`);
  }
  return { before, call: `${chain}${sending(scope, intent)}` };
}

function sending(scope: Scope, intent: Intent): string {
  const { draft } = scope;
  const { random } = draft;
  const words = WORDS[intent];
  if (intent === "empty")
    return random.weighted([
      [10, ".end()"],
      [2, ".send(null)"],
      [2, '.send("")'],
      [2, ".json({})"],
      [1, ".json(null)"],
      [1, '.end("gone")'],
    ]);
  if (intent === "ok" || intent === "created") {
    const value = payload(scope);
    const shown = textual(scope);
    const text = shown ? `\`Done: \${${shown}}\`` : '"Done"';
    return random.weighted([
      [60, `.json(${value})`],
      [6, `.send(${value})`],
      [scope.values.length > 0 ? 2 : 0, `.send(${random.pick(scope.values)})`],
      [scope.values.length > 0 ? 8 : 0, `.json(${random.pick(scope.values)})`],
      [5, `.send(${text})`],
      [4, `.end(${text})`],
      [3, `.end(JSON.stringify(${value}))`],
      [3, '.end("OK")'],
      [2, ".end()"],
      [2, '.send("<h1>Done</h1>")'],
      [1, ".send(42)"],
      [1, ".send(null)"],
      [1, '.send(Buffer.from("bytes"))'],
      [1, ".json(null)"],
      [1, ".json(7)"],
      [1, '.json("text")'],
      [shown ? 1 : 0, `.redirect(\`/items/\${encodeURIComponent(String(${shown}))}\`)`],
      [
        2,
        `.redirect(${random.pick(['"/done"', '302, "/done"', "303, `/items`", '"https://pay.example/x"', '307, "/a?b=c"'])})`,
      ],
    ]);
  }
  return random.weighted([
    [50, `.json({ error: "${words}" })`],
    [15, `.json({ message: "${words}" })`],
    [6, `.json({ error: "${words}", ok: false })`],
    [12, `.end("${words}")`],
    [8, `.send("${words}")`],
    [6, ".end()"],
    [3, `.send({ error: "${words}" })`],
  ]);
}

function payload(scope: Scope): string {
  const { random } = scope.draft;
  const { values } = scope;
  if (values.length === 0)
    return random.pick(["{ ok: true }", "{ success: true }", "[]", "{ items: [1, 2] }"]);
  const value = random.pick(values);
  const other = random.pick(values);
  return random.weighted([
    [20, `{ value: ${value} }`],
    [15, /^\w+$/.test(value) ? `{ ${value} }` : `{ ok: true, data: ${value} }`],
    [10, `{ ok: true, first: ${value}, second: ${other} }`],
    [8, `{ data: [${value}, ${other}] }`],
    [4, `{ absent: ${value} === undefined, type: typeof ${value} }`],
    [2, `{ ok: Boolean(${value}), method: ${scope.req}.method }`],
  ]);
}
