// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the sources under test hold template literals
import { describe, expect, it } from "vitest";
import { DEPARTURES } from "../../src/handler/departures.js";
import { Refusal } from "../../src/handler/refusal.js";
import { body, rewritten } from "./rewritten-request.js";

/** A handler of one statement list, in JavaScript. */
const handler = (...lines: string[]): string =>
  `export default async function handler(req, res) {\n${lines.map((line) => `  ${line}`).join("\n")}\n}\n`;
const typed = (...lines: string[]): string =>
  handler(...lines).replace("(req, res)", "(req: NextApiRequest, res: NextApiResponse)");

const inFolder = (folder: string, extension = "js") => ({ path: `app/api/${folder}/route.${extension}` });
const task = inFolder("tasks/[id]");
const tasks = inFolder("tasks");
const typedTask = inFolder("tasks/[id]", "ts");
const typedTasks = inFolder("tasks", "ts");

const refusal = (source: string, options = {}): string => {
  try {
    rewritten(source, options);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error("It was not refused.");
};

describe("a path parameter", () => {
  it("is taken from params where it was taken from the query", () => {
    const { code, needs } = rewritten(handler("const { id } = req.query;", "res.json(find(id));"), task);
    expect(code).toBe("{\n  const { id } = await params;\n  res.json(find(id));\n}");
    expect(needs).toMatchObject({ params: true, paramsName: "params", async: true, nextRequest: false });
    expect(needs.request).toBe(false);
  });

  it("comes from a plain object before Next 15", () => {
    const { code, needs } = rewritten(handler("const { id } = req.query;", "res.json(find(id));"), {
      ...task,
      next: 14,
    });
    expect(code).toContain("const { id } = params;");
    expect(needs.async).toBe(false);
  });

  it("keeps the name that the author gave it", () => {
    expect(body(handler("const { id: taskId } = req.query;", "use(taskId);"), task)).toBe(
      "const { id: taskId } = await params;\nuse(taskId);",
    );
    expect(body(handler("const taskId = req.query.id;", "use(taskId);"), task)).toBe(
      "const { id: taskId } = await params;\nuse(taskId);",
    );
  });

  it("needs no cast, and no conversion to a text", () => {
    for (const read of ["req.query.id as string", "String(req.query.id)", "req.query.id!.toString()"])
      expect(body(typed(`const id = ${read};`, "use(id);"), typedTask)).toBe(
        "const { id } = await params;\nuse(id);",
      );
  });

  it("is never an array", () => {
    const lines = ["const { id } = req.query;", "use(Array.isArray(id) ? id[0] : id);"];
    expect(body(handler(...lines), task)).toBe("const { id } = await params;\nuse(id);");
    expect(body(handler("use(Array.isArray(req.query.id) ? req.query.id[0] : req.query.id);"), task)).toBe(
      "const { id } = await params;\nuse(id);",
    );
  });

  it("is read once, in front of the first statement that needs it", () => {
    const lines = ["log();", "const row = find(req.query.id);", "res.json({ row, id: req.query.id });"];
    expect(body(handler(...lines), task)).toBe(
      "log();\nconst { id } = await params;\nconst row = find(id);\nres.json({ row, id });",
    );
  });

  it("is read outside of functions that can't wait", () => {
    expect(
      body(handler("const rows = all.filter((row) => row.id === req.query.id);", "use(rows);"), task),
    ).toBe("const { id } = await params;\nconst rows = all.filter((row) => row.id === id);\nuse(rows);");
    const lines = [
      "const load = () => {",
      "  const { id } = req.query;",
      "  return find(id);",
      "};",
      "load();",
    ];
    expect(body(handler(...lines), task)).toBe(
      [
        "const pathParams = await params;",
        "const load = () => {",
        "  const { id } = pathParams;",
        "  return find(id);",
        "};",
        "load();",
      ].join("\n"),
    );
  });

  it("gets another name where its own is taken", () => {
    expect(body(handler("const id = Number(req.query.id);", "use(id);"), task)).toBe(
      "const id = Number((await params).id);\nuse(id);",
    );
    expect(
      body(handler("const id = next();", "use(id, () => req.query.id, () => req.query.id);"), task),
    ).toBe(
      "const id = next();\nconst { id: idParam } = await params;\nuse(id, () => idParam, () => idParam);",
    );
  });

  it("reaches an author's `params` by no accident", () => {
    const { code, needs } = rewritten(
      handler("const { id } = req.query;", "const params = [id];", "run(params);"),
      task,
    );
    expect(code).toContain("const { id } = await routeParams;");
    expect(needs.paramsName).toBe("routeParams");
  });

  it("may be a list, or absent", () => {
    expect(body(handler("const { slug } = req.query;", "use(slug.join());"), inFolder("[...slug]"))).toBe(
      "const { slug } = await params;\nuse(slug.join());",
    );
    expect(body(handler("const { slug = [] } = req.query;", "use(slug);"), inFolder("[[...slug]]"))).toBe(
      "const { slug = [] } = await params;\nuse(slug);",
    );
  });

  it("is read in place where the function has no statements", () => {
    const source = "export default (req, res) => res.json(find(req.query.id))\n";
    expect(rewritten(source, task).code).toBe("res.json(find((await params).id))");
  });
});

describe("a search parameter", () => {
  it("is read where it was read", () => {
    const { code, needs } = rewritten(handler("use(req.query.q || 'all')"), tasks);
    expect(code).toContain("use(request.nextUrl".replace("request", "req"));
    expect(code).toBe("{\n  use(req.nextUrl.searchParams.get('q') || 'all')\n}");
    expect(needs).toMatchObject({ nextRequest: true, request: true, params: false, async: false });
  });

  it("has company: the search parameters get a name", () => {
    expect(body(handler('if (req.query.a) use(req.query.b === "1");'), tasks)).toBe(
      'const { searchParams } = req.nextUrl;\nif (searchParams.get("a")) use(searchParams.get("b") === "1");',
    );
  });

  it("keeps its default", () => {
    expect(
      body(handler('const { page = "1", size: take = 20 } = req.query;', "use(+page, +take);"), tasks),
    ).toBe(
      [
        "const { searchParams } = req.nextUrl;",
        'const page = searchParams.get("page") ?? "1";',
        'const take = searchParams.get("size") ?? 20;',
        "use(+page, +take);",
      ].join("\n"),
    );
  });

  it("is undefined where it is absent, if somebody can tell", () => {
    expect(body(handler("find({ q: req.query.q });"), tasks)).toBe(
      'find({ q: req.nextUrl.searchParams.get("q") ?? undefined });',
    );
    expect(body(handler("const { q } = req.query;", "find(q);"), tasks)).toContain('.get("q") ?? undefined;');
  });

  it("is no number where it is absent", () => {
    expect(body(handler("find(Number(req.query.n));"), tasks)).toContain(
      'Number(req.nextUrl.searchParams.get("n") ?? NaN)',
    );
  });

  it("is undefined in a text where that is to be exact, and else a note tells", () => {
    const source = handler("use(`%${req.query.q}%`, String(req.query.n));");
    expect(body(source, { ...tasks, exact: true })).toContain('.get("q") ?? undefined}%`');
    const { code, needs } = rewritten(source, tasks);
    expect(code).toContain('use(`%${searchParams.get("q")}%`, String(searchParams.get("n")));');
    expect(needs.notes).toEqual([DEPARTURES.absentIsNull]);
  });

  it("may be null where nobody can", () => {
    const lines = ["const { q } = req.query;", "if (!q) return;", "find(q);"];
    expect(body(handler(...lines), tasks)).toContain('const q = req.nextUrl.searchParams.get("q");');
    for (const use of [
      "Number(req.query.n) || 1",
      "req.query.n?.trim()",
      "parseInt(req.query.n)",
      "!req.query.n",
    ])
      expect(body(handler(`find(${use});`), tasks)).not.toContain("undefined");
  });

  it("is compared to null where it was compared to undefined", () => {
    expect(body(handler("find(req.query.n !== undefined);"), tasks)).toBe(
      'find(req.nextUrl.searchParams.get("n") !== null);',
    );
  });

  it("is taken once, and a note says so", () => {
    const { needs } = rewritten(handler("find(req.query.q || '');"), tasks);
    expect(needs.notes).toEqual([expect.stringContaining("given twice")]);
  });

  it.each([
    ["const page = parseInt(req.query.page, 10);", "it is read as a number"],
    ["use(req.query.q.trim());", "it is treated as a text"],
    ['if (req.query.draft === "1") use();', "it is compared with a text"],
    ["use(`%${req.query.q}%`);", "it is put into a text"],
    ["find(req.query.q as string);", "its type says that it is one text"],
    ["const { q } = req.query as Search;\n  find(q);", "the type of the query says so"],
  ])("needs no note in `%s`, where %s", (line) => {
    const { code, needs } = rewritten(`interface Search { q?: string }\n${typed(line)}`, typedTasks);
    expect(code).not.toContain("getAll");
    expect(needs.notes).not.toContain(DEPARTURES.firstOfRepeated);
  });

  it("is the first one where the handler takes that, inline too", () => {
    const choice = "Array.isArray(req.query.q) ? req.query.q[0] : req.query.q";
    expect(body(handler(`const q = ${choice};`, "res.json({ q: q ?? null });"), tasks)).toBe(
      'const q = req.nextUrl.searchParams.get("q");\nres.json({ q: q ?? null });',
    );
  });

  it("is an array where the code is made for one", () => {
    const { code, needs } = rewritten(
      handler("const { tag } = req.query;", "find(Array.isArray(tag) ? tag : [tag]);"),
      tasks,
    );
    expect(code).toContain('const tags = req.nextUrl.searchParams.getAll("tag");');
    expect(code).toContain("const tag = tags.length > 1 ? tags : tags[0];");
    expect(needs.notes).toEqual([]);
  });

  it("is an array where the client sees it and that is to be exact, and else a note tells", () => {
    const { code, needs } = rewritten(handler("res.json({ q: req.query.q });"), tasks);
    expect(code).toContain('res.json({ q: req.nextUrl.searchParams.get("q") ?? undefined });');
    expect(needs.notes).toEqual([DEPARTURES.firstOfRepeated]);
    expect(body(handler("res.json({ q: req.query.q });"), { ...tasks, exact: true })).toBe(
      'const qs = req.nextUrl.searchParams.getAll("q");\nres.json({ q: qs.length > 1 ? qs : qs[0] });',
    );
  });

  it("keeps its type", () => {
    expect(body(typed("const sort = req.query.sort as Sort;", "if (sort) use(sort);"), typedTasks)).toContain(
      '.get("sort") as Sort;',
    );
    const lines = [
      "const { sort, n } = req.query as { sort: Sort; n?: string };",
      "if (sort && n) use(sort, n);",
    ];
    expect(body(typed(...lines), typedTasks)).toContain(
      'const sort = searchParams.get("sort") as Sort;\nconst n = searchParams.get("n");',
    );
  });

  it("stands apart from a path parameter in one pattern", () => {
    expect(body(handler("const { id, q } = req.query;", "use(id, q || null);"), task)).toBe(
      [
        "const { id } = await params;",
        'const q = req.nextUrl.searchParams.get("q");',
        "use(id, q || null);",
      ].join("\n"),
    );
  });
});

describe("the whole query", () => {
  it("is a plain object, and a note tells of repeated keys", () => {
    const { code, needs } = rewritten(handler("find({ ...req.query });"), task);
    expect(code).toContain(
      "const query = { ...Object.fromEntries(req.nextUrl.searchParams), ...(await params) };",
    );
    expect(needs.notes).toEqual([DEPARTURES.lastOfRepeated]);
  });

  it("has arrays where the handler tells them apart", () => {
    const lines = ["const tags = req.query[kind];", "find(req.query, Array.isArray(tags) ? tags : [tags]);"];
    expect(body(handler(...lines), tasks)).toContain("values.length > 1 ? values : values[0]");
  });

  it("is an object with arrays for repeated keys, and the path parameters over them, where that is to be exact", () => {
    expect(body(handler("find({ ...req.query });"), { ...task, exact: true })).toBe(
      [
        "const { searchParams } = req.nextUrl;",
        "const query = {",
        "  ...Object.fromEntries(",
        "    Array.from(searchParams.keys(), (key) => {",
        "      const values = searchParams.getAll(key);",
        "      return [key, values.length > 1 ? values : values[0]];",
        "    }),",
        "  ),",
        "  ...(await params),",
        "};",
        "find({ ...query });",
      ].join("\n"),
    );
  });

  it("serves every other read too", () => {
    const lines = ["const { page, ...rest } = req.query;", "find(rest, page, req.query.sort);"];
    expect(body(handler(...lines), tasks)).toContain(
      "const { page, ...rest } = query;\nfind(rest, page, query.sort);",
    );
  });

  it("keeps the author's name for it", () => {
    expect(body(handler("const query = req.query;", "find(query, query.page);"), tasks)).toMatch(
      /^const query = Object\.fromEntries\(req\.nextUrl\.searchParams\);\nfind\(query, query\.page\);$/,
    );
  });
});

describe("the body", () => {
  const json = "await req.json().catch(() => ({}))";

  it("is read where it is taken apart, and an empty one is no error", () => {
    const { code, needs } = rewritten(handler("const { a, b = 1 } = req.body;", "use(a, b);"), tasks);
    expect(code).toBe(`{\n  const { a, b = 1 } = ${json};\n  use(a, b);\n}`);
    expect(needs).toMatchObject({ body: true, async: true, request: true, nextRequest: false });
  });

  it("is missing where it is empty and the handler asks for it, and a note tells", () => {
    const { code, needs } = rewritten(handler("if (!req.body) return;", "use(req.body.a);"), tasks);
    expect(code).toContain("const body = await req.json().catch(() => null);");
    expect(needs.notes).toEqual([DEPARTURES.emptyIsMissing]);
  });

  it("is an empty object where it is passed on, and a note tells", () => {
    const { code, needs } = rewritten(handler("use({ data: req.body });"), tasks);
    expect(code).toContain(".catch(() => ({}))");
    expect(needs.notes).toEqual([DEPARTURES.emptyIsObject]);
  });

  it("is never null where something is taken out of it that isn't asked for", () => {
    const { code } = rewritten(handler("if (!req.body) log();", "use(req.body.a);"), tasks);
    expect(code).toContain(".catch(() => ({}))");
  });

  it("is an empty text without a content type, where somebody can tell and that is to be exact", () => {
    for (const lines of [
      ["if (!req.body) return;", "use(req.body.a);"],
      ["const body = req.body;", "use(schema.parse(body));"],
      ["use({ data: req.body });"],
    ])
      expect(body(handler(...lines), { ...tasks, exact: true }).replace(/\s+/g, "")).toContain(
        '.catch(()=>(req.headers.has("content-type")?{}:""))',
      );
  });

  it("isn't empty any more behind a test on one of its properties", () => {
    const lines = ["if (!req.body.title) return;", "use({ data: req.body });"];
    expect(body(handler(...lines), tasks)).toContain(`const body = ${json};`);
  });

  it("is read once for all of its uses", () => {
    const lines = ["if (req.body.a) {", "  use(req.body?.b);", "}", "use(req.body.c);"];
    expect(body(handler(...lines), tasks)).toBe(
      [`const body = ${json};`, "if (body.a) {", "  use(body?.b);", "}", "use(body.c);"].join("\n"),
    );
  });

  it("is read in the branch that alone needs it", () => {
    const lines = ["if (x) {", "  use(req.body?.b);", "}"];
    expect(body(handler(...lines), tasks)).toBe(
      ["if (x) {", `  const body = ${json};`, "  use(body?.b);", "}"].join("\n"),
    );
  });

  it("is read in front of a call of a function that is declared further down", () => {
    const lines = ["return use(sum());", "function sum() {", "  return req.body?.a;", "}"];
    expect(body(handler(...lines), tasks)).toBe(
      [`const body = ${json};`, "return use(sum());", "function sum() {", "  return body?.a;", "}"].join(
        "\n",
      ),
    );
  });

  it("is read in front of a loop and of a function inside", () => {
    expect(body(handler("for (const row of rows) use(row, req.body?.a);"), tasks)).toBe(
      `const body = ${json};\nfor (const row of rows) use(row, body?.a);`,
    );
    expect(body(handler("rows.forEach(() => use(req.body?.a));"), tasks)).toBe(
      `const body = ${json};\nrows.forEach(() => use(body?.a));`,
    );
  });

  it("is taken apart where only few of its properties are read", () => {
    expect(body(handler("use({ text: req.body.text });"), tasks)).toBe(
      `const { text } = ${json};\nuse({ text });`,
    );
    expect(body(handler("const prompt = req.body.text;", "use(prompt);"), tasks)).toBe(
      `const { text: prompt } = ${json};\nuse(prompt);`,
    );
  });

  it("keeps the name that the author gave it", () => {
    const lines = ["const data = req.body;", "use(data.a, req.body.b);"];
    expect(body(handler(...lines), tasks)).toBe(`const data = ${json};\nuse(data.a, data.b);`);
  });

  it("keeps its type", () => {
    expect(body(typed("const { a } = req.body as Input;", "use(a);"), typedTasks)).toBe(
      `const { a } = (${json}) as Input;\nuse(a);`,
    );
  });

  it("is a text where it is used as one", () => {
    expect(body(handler("const { a } = JSON.parse(req.body);", "use(a);"), tasks)).toBe(
      "const { a } = JSON.parse(await req.text());\nuse(a);",
    );
    expect(body(handler('use(req.body.split("\\n"));'), tasks)).toBe('use((await req.text()).split("\\n"));');
  });

  it("may be JSON sent as a text", () => {
    const choice = 'typeof req.body === "string" ? JSON.parse(req.body) : req.body';
    const source = handler(`const data = ${choice};`, "use(data);");
    const decoded = 'const data = typeof parsed === "string" ? JSON.parse(parsed) : parsed;\nuse(data);';
    expect(body(source, tasks)).toBe(`const parsed = JSON.parse((await req.text()) || "{}");\n${decoded}`);
    const empty = 'req.headers.has("content-type") ? "{}" : ""';
    expect(body(source, { ...tasks, exact: true })).toBe(
      `const parsed = JSON.parse((await req.text()) || (${empty}));\n${decoded}`,
    );
  });

  it("may be a form, where a caller sends one", () => {
    const code = body(handler("const { a } = req.body;", "use(a);"), { ...tasks, formCallers: true });
    expect(code.replace(/\s+/g, " ")).toBe(
      'const { a } = req.headers.get("content-type")?.includes("form") ' +
        "? Object.fromEntries(await req.formData()) : await req.json().catch(() => ({})); use(a);",
    );
  });

  const byType =
    'const body = req.headers.get("content-type")?.includes("application/json") ' +
    "? await req.json().catch(() => ({})) : await req.text();";

  it.each([
    ['use(typeof req.body === "string" ? parse(req.body) : req.body);', "tells which it is"],
    ["use(req.body.split(), req.body.title);", "treats it as both"],
    ['use(req.body.includes("a"));', "may mean a text or a list"],
    ["use(new URLSearchParams(req.body));", "takes texts and objects"],
  ])("is read by its content type where the handler says %s, which %s", (line) => {
    const code = body(handler(line), tasks).replace(/\s+/g, " ");
    expect(code).toBe(`${byType} ${line.replaceAll("req.body", "body")}`);
  });

  it.each([
    ["const { SAMLResponse } = req.body;", {}],
    ["use(req.body.grant_type);", {}],
    ["use(JSON.parse(req.body.payload));", {}],
    ['use(schema.parse(req.body), req.headers["x-twilio-signature"]);', {}],
    ["const { id_token } = req.body;", {}],
    ["const { a } = req.body;\n  res.redirect(303, a);", {}],
    ["const { SAMLResponse } = req.body;", { callerMethods: ["POST" as const] }],
  ])("may be a form, where the handler says %s", (line, known) => {
    expect(body(handler(line, "use(SAMLResponse, id_token);"), { ...tasks, ...known })).toContain(
      'req.headers.get("content-type")?.includes("form-urlencoded")',
    );
  });

  it("is JSON where the repo's own callers send it, though a form could bring the same fields", () => {
    const known = { ...tasks, callerMethods: ["POST" as const] };
    expect(body(handler("const { id_token } = req.body;", "use(id_token);"), known)).toBe(
      `const { id_token } = ${json};\nuse(id_token);`,
    );
  });

  it("has a name before it is cast, where there is a choice", () => {
    const code = body(typed("const { a } = req.body as Input;", "use(a);"), {
      ...typedTasks,
      formCallers: true,
    });
    expect(code).toContain("const { a } = body as Input;");
  });

  it("is waited for already in code that is half converted", () => {
    expect(body(handler("const { a } = await req.body;", "use(a);"), tasks)).toBe(
      `const { a } = ${json};\nuse(a);`,
    );
    expect(body(handler("const { id } = await req.query;", "use(id);"), task)).toBe(
      "const { id } = await params;\nuse(id);",
    );
    expect(body(handler("const { a } = await req.json();", "use(a);"), tasks)).toBe(
      "const { a } = await req.json();\nuse(a);",
    );
  });

  it("is read from a clone where others read it too", () => {
    expect(body(handler("const { a } = req.body;", "use(a);"), { ...tasks, cloneBody: true })).toMatch(
      /await req\s+\.clone\(\)\s+\.json\(\)/,
    );
  });

  it("isn't read where nothing needs it", () => {
    const source = handler(
      "const { a } = req.body;",
      "if (req.method === 'POST') return use(a);",
      "return all();",
    );
    expect(body(source, { ...tasks, method: "GET" })).toBe("return all();");
  });
});

describe("a header", () => {
  it("is got by its name", () => {
    expect(
      body(handler('use(req.headers.authorization?.split(" ")[1], req.headers["x-a"] || "");'), tasks),
    ).toBe('use(req.headers.get("authorization")?.split(" ")[1], req.headers.get("x-a") || "");');
  });

  it("is undefined where it is absent, if somebody can tell", () => {
    expect(body(handler("use(req.headers.authorization);"), tasks)).toBe(
      'use(req.headers.get("authorization") ?? undefined);',
    );
    expect(body(handler('if (req.headers["x-key"] !== process.env.KEY) deny();'), tasks)).toBe(
      'if (req.headers.get("x-key") !== process.env.KEY) deny();',
    );
    expect(body(handler('if (req.headers["x-key"] !== "k") deny();'), tasks)).toBe(
      'if (req.headers.get("x-key") !== "k") deny();',
    );
  });

  it("keeps the name that the author gave it", () => {
    const lines = [
      "const { authorization, 'x-key': key = 'none' } = req.headers;",
      "if (authorization) use(key);",
    ];
    expect(body(handler(...lines), tasks)).toBe(
      [
        "const authorization = req.headers.get('authorization');",
        "const key = req.headers.get('x-key') ?? 'none';",
        "if (authorization) use(key);",
      ].join("\n"),
    );
  });

  it("is got from headers that have a name of their own", () => {
    expect(body(handler("const { headers } = req;", 'if (headers["x-a"]) use(headers.host);'), tasks)).toBe(
      'const { headers } = req;\nif (headers.get("x-a")) use(headers.get("host"));',
    );
  });

  it("is one of an object where all are wanted", () => {
    expect(body(handler("use(req.headers);"), tasks)).toBe("use(Object.fromEntries(req.headers));");
    expect(body(handler("const headers = req.headers;", "use(headers, headers.host);"), tasks)).toBe(
      "const headers = Object.fromEntries(req.headers);\nuse(headers, headers.host);",
    );
  });

  it("is left as it is where it is got already", () => {
    expect(body(handler('use(req.headers.get("x-a"));'), tasks)).toBe('use(req.headers.get("x-a"));');
  });

  it("stands for the address of the socket", () => {
    const { code, needs } = rewritten(
      handler('use(req.headers["x-forwarded-for"] || req.socket.remoteAddress);'),
      tasks,
    );
    expect(code).toBe('{\n  use(req.headers.get("x-forwarded-for") || "127.0.0.1");\n}');
    expect(needs.notes).toEqual([expect.stringContaining("x-forwarded-for")]);
  });

  it("in capitals was never found", () => {
    expect(refusal(handler('use(req.headers["X-Key"]);'))).toContain("`x-key`");
  });
});

describe("what is tested and then read again", () => {
  it("is read once", () => {
    expect(body(handler("if (req.headers.authorization) verify(req.headers.authorization);"), tasks)).toBe(
      'const authorization = req.headers.get("authorization");\nif (authorization) verify(authorization);',
    );
    expect(body(handler("use(req.query.limit ? Number(req.query.limit) : 10);"), tasks)).toBe(
      'const limit = req.nextUrl.searchParams.get("limit");\nuse(limit ? Number(limit) : 10);',
    );
    expect(body(handler("if (req.cookies.token) verify(req.cookies.token);"), tasks)).toBe(
      'const token = req.cookies.get("token")?.value;\nif (token) verify(token);',
    );
  });
});

describe("a cookie", () => {
  it("is got by its name", () => {
    const { code, needs } = rewritten(handler("use(req.cookies.token, req.cookies['cart-id']);"), tasks);
    expect(code).toContain("use(req.cookies.get('token')?.value, req.cookies.get('cart-id')?.value);");
    expect(needs.nextRequest).toBe(true);
  });

  it("still fails where it is absent and was taken for granted", () => {
    expect(body(handler("use(req.cookies.token.length);"), tasks)).toBe(
      'use((req.cookies.get("token")?.value).length);',
    );
  });

  it("keeps the name that the author gave it", () => {
    expect(body(handler("const { token, lang = 'en' } = req.cookies;", "use(token, lang);"), tasks)).toBe(
      "const token = req.cookies.get('token')?.value;\nconst lang = req.cookies.get('lang')?.value ?? 'en';\nuse(token, lang);",
    );
  });

  it("is one of an object where all are wanted", () => {
    expect(body(handler("use(req.cookies);"), tasks)).toBe(
      "use(Object.fromEntries(req.cookies.getAll().map(({ name, value }) => [name, value])));",
    );
  });
});

describe("the URL", () => {
  it("is put together from path and search", () => {
    expect(body(handler("use(req.url);"), tasks)).toBe("use(req.nextUrl.pathname + req.nextUrl.search);");
    expect(body(handler("use(`${req.method} ${req.url}`);"), tasks)).toBe(
      "use(`${req.method} ${req.nextUrl.pathname}${req.nextUrl.search}`);",
    );
    expect(body(handler('use(req.url.split("?")[0]);'), tasks)).toBe("use(req.nextUrl.pathname);");
  });

  it("is parsed already", () => {
    const lines = [
      "const { searchParams } = new URL(req.url, `http://${req.headers.host}`);",
      "use(searchParams);",
    ];
    expect(body(handler(...lines), tasks)).toBe("const { searchParams } = req.nextUrl;\nuse(searchParams);");
    expect(body(handler("use(new URL(req.url, base).href);"), tasks)).toBe(
      "use(new URL(req.nextUrl.pathname + req.nextUrl.search, base).href);",
    );
  });
});

describe("a destructured request", () => {
  it("is taken apart into what each part needs", () => {
    const lines = [
      "const { method, query: { id }, body, headers, cookies: { token } } = req;",
      "use(method, id, body.a, headers.host, token);",
    ];
    expect(body(handler(...lines), task)).toBe(
      [
        "const { method, headers } = req;",
        "const { id } = await params;",
        "const body = await req.json().catch(() => ({}));",
        'const token = req.cookies.get("token")?.value;',
        'use(method, id, body.a, headers.get("host"), token);',
      ].join("\n"),
    );
  });

  it("may be the parameter", () => {
    const source =
      "export default async function handler({ method, query, body }, res) {\n  use(method, query.id, body.a);\n}\n";
    expect(body(source, task)).toBe(
      [
        "const { method } = request;",
        "const body = await request.json().catch(() => ({}));",
        "const { id } = await params;",
        "use(method, id, body.a);",
      ].join("\n"),
    );
  });

  it("loses what nothing reads any more", () => {
    const lines = [
      "const { method, query } = req;",
      'if (method === "POST") return use(query.q || "");',
      "deny();",
    ];
    expect(body(handler(...lines), tasks)).toBe('return use(req.nextUrl.searchParams.get("q") || "");');
  });
});

describe("a variable that nothing reads any more", () => {
  it("goes, with what only it needed", () => {
    const lines = [
      "const method = req.method.toUpperCase();",
      "const allowed = ['GET'];",
      "if (req.method === 'GET') return use(method, allowed);",
      "done();",
    ];
    expect(body(handler(...lines), tasks)).toBe("done();");
  });

  it("stays where something happens for its value", () => {
    const lines = [
      "const user = await userOf(req);",
      "if (req.method === 'GET') return use(user);",
      "done();",
    ];
    expect(body(handler(...lines), tasks)).toBe("const user = await userOf(req);\ndone();");
  });

  it("stays where nothing ever read it", () => {
    expect(body(handler("const spare = 1;", "done();"), tasks)).toBe("const spare = 1;\ndone();");
  });
});

describe("the request's name", () => {
  it("changes where the output calls it otherwise", () => {
    const source = handler("use(req.method, req.headers.host, req.body?.a);").replaceAll("req", "q");
    expect(body(source, { ...tasks, requestName: "request" })).toBe(
      [
        "const body = await request.json().catch(() => ({}));",
        'use(request.method, request.headers.get("host") ?? undefined, body?.a);',
      ]
        .join("\n")
        .replace(" ?? undefined", ""),
    );
  });
});

describe("what is refused", () => {
  it.each([
    ["req.on('data', read);", "stream"],
    ["req.pipe(file);", "stream"],
    ["for await (const chunk of req) use(chunk);", "stream"],
    ["use(req.files);", "formData"],
    ["use(req.session);", "`session`"],
    ["use(req.socket.encrypted);", "socket"],
    ["use((req.body = clean(req.body)));", "written to"],
    ["req.body ||= {};", "written to"],
    ["delete req.headers.cookie;", "written to"],
    ["const all = { req };", "stored or passed on"],
    ["const { body, ...rest } = req;\n  use(body, rest);", "the rest of the request"],
    ["use(req[name]);", "computed name"],
  ])("%s", (line, reason) => {
    expect(refusal(handler(line))).toContain(reason);
  });

  it("a body that is read raw", () => {
    const config = "export const config = { api: { bodyParser: false } };\n";
    expect(refusal(handler("use(req.body);") + config)).toContain("bodyParser");
    expect(body(handler("use(req.method);") + config)).toBe("use(req.method);");
  });

  it("but not a property that the file itself puts on the request", () => {
    expect(body(handler("use(req.user.id);"), { ...tasks, ownProperties: ["user"] })).toBe(
      "use(req.user.id);",
    );
  });
});
