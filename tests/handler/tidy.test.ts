import { describe, expect, it } from "vitest";
import { parseModule } from "../../src/handler/module.js";
import { leftoverPagesTypes } from "../../src/handler/pages-types.js";
import { tidyModule } from "../../src/handler/tidy.js";

interface Needs {
  values?: string[];
  types?: string[];
  path?: string;
}

function tidy(before: string, after: string, { values = [], types = [], path }: Needs = {}): string {
  const module = parseModule(before, { path: path ?? "app/api/x/route.ts" });
  return tidyModule(module, after, { values, types }, { requestType: "Request", takesParams: false }).code;
}

const use = `export async function GET(request: NextRequest) {\n  return NextResponse.json(db(request));\n}\n`;
const both = { values: ["NextResponse"], types: ["NextRequest"] };

describe("imports of next/server", () => {
  it("stand where the import of next stood", () => {
    const before = `import { db } from "@/lib/db";\nimport type { NextApiRequest, NextApiResponse } from "next";\nimport z from "zod";\n\nexport default (req: NextApiRequest, res: NextApiResponse) => res.json(db(z));\n`;
    const after = `${before.slice(0, before.indexOf("export default"))}${use}z;\n`;
    expect(tidy(before, after, both)).toBe(
      `import { db } from "@/lib/db";\nimport { type NextRequest, NextResponse } from "next/server";\nimport z from "zod";\n\n${use}z;\n`,
    );
  });

  it("are written like the author imports types", () => {
    const rest = "export default (req: NextApiRequest) => {};\n";
    const of = (line: string, needs: Needs) =>
      tidy(`${line}\n${rest}`, `${line}\n${use}`, needs).split("\n")[0];
    expect(of(`import { NextApiRequest } from 'next';`, both)).toBe(
      `import { NextRequest, NextResponse } from 'next/server';`,
    );
    expect(of(`import { type NextApiRequest } from "next";`, both)).toBe(
      `import { type NextRequest, NextResponse } from "next/server";`,
    );
    expect(of(`import type { NextApiRequest } from "next";`, { types: ["NextRequest"] })).toBe(
      `import type { NextRequest } from "next/server";`,
    );
    expect(of(`import { type NextApiRequest } from "next";`, { types: ["NextRequest"] })).toBe(
      `import type { NextRequest } from "next/server";`,
    );
  });

  it.each([
    [
      `import { NextRequest } from "next/server";`,
      `import { NextRequest, NextResponse } from "next/server";`,
    ],
    [
      `import { NextResponse } from "next/server";`,
      `import { type NextRequest, NextResponse } from "next/server";`,
    ],
    [
      `import type { NextRequest } from "next/server";`,
      `import type { NextRequest } from "next/server";\nimport { NextResponse } from "next/server";`,
    ],
    [
      `import type { NextRequest, NextResponse } from "next/server";`,
      `import { type NextRequest, NextResponse } from "next/server";`,
    ],
    [
      `import { userAgent, NextResponse } from 'next/server'`,
      `import { userAgent, NextResponse, type NextRequest } from 'next/server'`,
    ],
    [
      `import { type NextResponse, type NextRequest } from "next/server";`,
      `import { NextResponse, type NextRequest } from "next/server";`,
    ],
    [
      `import {\n  NextResponse\n} from "next/server";`,
      `import { type NextRequest, NextResponse } from "next/server";`,
    ],
    [
      `import * as server from "next/server";`,
      `import * as server from "next/server";\nimport { type NextRequest, NextResponse } from "next/server";`,
    ],
  ])("are merged into what is there: %s", (line, merged) => {
    const rest = `\nexport const x = userAgent;\n${use}server;\n`;
    expect(tidy(line + rest, line + rest, both)).toBe(merged + rest);
  });

  it("follow the import of next, whatever other imports do", () => {
    const source = `import { NextApiRequest } from "next";\nimport type Stripe from "stripe";\n\nexport const x: Stripe = y;\n`;
    expect(tidy(source, source + use, both).split("\n")[0]).toBe(
      `import { NextRequest, NextResponse } from "next/server";`,
    );
  });

  it("take the place of an import that goes, where there is no better one", () => {
    const before = `// reads files\nimport fs from "fs"; // node\nimport a from "./a";\n\nexport default () => fs(a);\n`;
    const after = `// reads files\nimport fs from "fs"; // node\nimport a from "./a";\n\n${use}a;\n`;
    expect(tidy(before, after, both)).toBe(
      `// reads files\nimport { type NextRequest, NextResponse } from "next/server";\nimport a from "./a";\n\n${use}a;\n`,
    );
  });

  it("take over an import of which nothing is left", () => {
    const before = `import { userAgent } from "next/server";\n\nexport default (r) => userAgent(r);\n`;
    expect(tidy(before, before.replace(/export.*\n/, use), both)).toBe(
      `import { type NextRequest, NextResponse } from "next/server";\n\n${use}`,
    );
  });

  it("are broken over lines where one gets too long, and joined where they fit", () => {
    const names = "aaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbb, cccccccccc";
    const line = `import { ${names} } from "next/server";\n`;
    const rest = `export const x = [${names}];\n${use}`;
    expect(tidy(line + rest, line + rest, { values: ["NextResponse"] })).toBe(
      `import {\n  aaaaaaaaaaaaaaaa,\n  bbbbbbbbbbbbbbbbbbb,\n  cccccccccc,\n  NextResponse,\n} from "next/server";\n${rest}`,
    );
  });

  it("leave the comments among the names", () => {
    const source = `import {\n  // for the log\n  userAgent,\n  NextResponse, // answers\n} from "next/server";\n${use}userAgent;\n`;
    expect(tidy(source, source, both)).toBe(source.replace("answers\n", "answers\n  type NextRequest,\n"));
  });

  it("are left alone when everything is there", () => {
    const source = `import { NextResponse, NextRequest } from "next/server";\n${use}`;
    expect(tidy(source, source, both)).toBe(source);
  });

  it("are brought in under another name where the name is taken", () => {
    const source = `function NextResponse() {}\nexport const GET = () => NextServerResponse.json(NextResponse());\n`;
    expect(tidy(source, source, { values: ["NextResponse as NextServerResponse"] })).toBe(
      `import { NextResponse as NextServerResponse } from "next/server";\n\n${source}`,
    );
  });

  it("aren't brought in when the text doesn't mention them", () => {
    const source = "export const GET = () => new Response();\n";
    expect(tidy(source, source, both)).toBe(source);
  });

  const bare = "export const GET = () => NextResponse.json({});\n";
  const line = `import { NextResponse } from "next/server";\n`;

  it.each([
    ["", `${line}\n${bare}`],
    [`import { db } from "@/lib/db";\n\ndb();\n`, `${line}import { db } from "@/lib/db";\n\ndb();\n${bare}`],
    [
      `import z from "zod";\nimport a from "./a";\nz(a);\n`,
      `import z from "zod";\n${line}import a from "./a";\nz(a);\n${bare}`,
    ],
    [`import z from "zod"; // schemas\nz();\n`, `import z from "zod"; // schemas\n${line}z();\n${bare}`],
    [
      `"use strict";\n\nconst a = require("a");\na();\n`,
      `"use strict";\n\n${line}\nconst a = require("a");\na();\n${bare}`,
    ],
    [`#!/usr/bin/env node\nfoo();\n`, `#!/usr/bin/env node\n${line}\nfoo();\n${bare}`],
    [`/*! (c) Acme */\n\n// all items\n`, `/*! (c) Acme */\n\n${line}\n// all items\n${bare}`],
    [`// app/api/x/route.ts\n`, `// app/api/x/route.ts\n${line}\n${bare}`],
    [`// @ts-nocheck\n/** All items. */\n`, `// @ts-nocheck\n${line}\n/** All items. */\n${bare}`],
    [
      `// app/api/x/route.js\n/* eslint-disable */\nimport a from "./a";\na();\n`,
      `// app/api/x/route.js\n/* eslint-disable */\n${line}import a from "./a";\na();\n${bare}`,
    ],
    [
      `/** License: MIT */\n\n// our own\nimport a from "./a";\na();\n`,
      `/** License: MIT */\n\n${line}// our own\nimport a from "./a";\na();\n${bare}`,
    ],
    [
      `// eslint-disable-next-line\nimport a from "./a";\na();\n`,
      `${line}// eslint-disable-next-line\nimport a from "./a";\na();\n${bare}`,
    ],
  ])("go below what opens the file, packages first: %j", (head, expected) => {
    expect(tidy(head + bare, head + bare, both)).toBe(expected);
  });

  it("keep CRLF and the byte order mark", () => {
    const source = `\uFEFFimport a from './a'\r\n\r\nexport const GET = () => NextResponse.json(a)\r\n`;
    expect(tidy(source, source, both)).toBe(
      `\uFEFFimport { NextResponse } from 'next/server'\r\nimport a from './a'\r\n\r\nexport const GET = () => NextResponse.json(a)\r\n`,
    );
  });
});

describe("what nothing uses any more", () => {
  const keep = "export const GET = () => kept();\n";

  /** `head` above a handler that uses everything in `names`, then above one that uses `kept` alone. */
  const drop = (head: string, names: string) =>
    tidy(`${head}export default () => [kept, ${names}];\n`, head + keep);

  it.each([
    [`import { a } from "a";\n`, ""],
    [`import a from "a"; // gone\n`, ""],
    [`import * as a from "a";\n\n`, ""],
    [`import { a, kept } from "a";\n`, `import { kept } from "a";\n`],
    [`import a, { kept } from "a";\n`, `import { kept } from "a";\n`],
    [`import kept, { a } from "a";\n`, `import kept from "a";\n`],
    [`import kept, * as a from "a";\n`, `import kept from "a";\n`],
    [`import type { a } from "a";\n`, ""],
    [`import {a, kept as b, c} from 'a'\n`, `import {kept as b, c} from 'a'\n`],
    [`import {\n  a,\n  kept,\n} from "a";\n`, `import { kept } from "a";\n`],
    [
      `import {\n  kept, // stays\n  a, // goes\n  kept as b,\n} from "a";\n`,
      `import {\n  kept, // stays\n  kept as b,\n} from "a";\n`,
    ],
    [`import { /* one */ kept, a } from "a";\n`, `import { /* one */ kept } from "a";\n`],
    [`const a = require("a");\n`, ""],
    [`const { a } = require("a");\n`, ""],
    [`function a() {}\n`, ""],
    [`/** About a. */\nfunction a() {}\n\n`, ""],
    [`// all of it\n\n// about a\nconst a = 1;\n\n`, `// all of it\n\n`],
    [`const a = { GET: () => b(), ...c };\n`, ""],
    [`const a = new Set(["GET"]);\n`, ""],
    [`const a = new Headers({ b: "c" });\n`, ""],
    [`const a = process.env.A ?? "x";\n`, ""],
    [`const a = 1, b = kept;\n`, `const b = kept;\n`],
    [`enum a { A = "A" }\n`, ""],
    [`class a extends Error { x = 1 }\n`, ""],
  ])("goes: %j", (head, left) => {
    expect(drop(head, "a")).toBe(left + keep);
  });

  it.each([
    `import "a";\n`,
    `import { b } from "a";\n`,
    `const a = start();\n`,
    `const a = new Client();\n`,
    `const a = { b: start() };\n`,
    `let a; a = 1;\n`,
    `const { a } = b;\n`,
    `class a { static b = start() }\n`,
    `const b = () => 1;\n`,
    `import a from "a"; export { a };\n`,
    `import a from "a"; const x = start(a);\n`,
    `import { a } from "a"; const x = <a>start();\n`,
    `import { a } from "a"; let x: typeof a = start();\n`,
    `import { a } from "a"; let x: a.B<string> = start();\n`,
    `import { a } from "a"; export interface X extends a {}\n`,
    `import { a } from "a"; @a export class X {}\n`,
    `import { a } from "a"; export class X implements a {}\n`,
    `import { a } from "a"; export type X = (b: string) => b is a;\n`,
  ])("stays: %j", (head) => {
    expect(drop(head, "a")).toBe(head + keep);
  });

  it("stays where it can't be told to whom a comment between variables belongs", () => {
    const head = "const a = 1, // one\n  b = kept;\n";
    expect(drop(head, "a")).toBe(head + keep);
  });

  it("stays where a comment needs its type, in JavaScript", () => {
    const head = `import { Task, b } from "a";\n\n/** @type {Array<Task>} */\n`;
    const before = `${head}export default () => [kept, Task, b];\n`;
    expect(tidy(before, head + keep, { path: "app/api/x/route.js" })).toBe(
      `import { Task } from "a";\n\n/** @type {Array<Task>} */\n${keep}`,
    );
  });

  it("follows JSX", () => {
    const source = `import A from "a";\nimport B from "b";\nexport const GET = () => render(<A.B b={1}>x</A.B>);\n`;
    const before = `${source}export default () => [A, B];\n`;
    expect(tidy(before, source, { path: "app/api/x/route.jsx" })).toBe(
      source.replace(`import B from "b";\n`, ""),
    );
  });

  it("doesn't take a local of the same name, or a property, for a use", () => {
    const source = (body: string) => `import { a } from "a";\nexport const GET = (x) => ${body};\n`;
    const gone = (body: string) => tidy(source("a(x)"), source(body));
    expect(gone("x.a")).not.toContain("import");
    expect(gone("({ a: 1 })")).not.toContain("import");
    expect(gone("{ const a = 1; return a; }")).not.toContain("import");
    expect(gone("((a) => a)(x)")).not.toContain("import");
    expect(gone("({ a })")).toContain("import");
    expect(gone("x[a]")).toContain("import");
  });

  it("goes together with what only it used", () => {
    const head = `import jwt from "jwt";\n\nconst SECRET = process.env.SECRET;\n\ntype Claims = { id: string };\n\nfunction claims(token: string): Claims {\n  return jwt.verify(token, SECRET);\n}\n\nconst user = (token: string) => claims(token).id;\n\n`;
    expect(drop(head, "user")).toBe(keep);
  });

  it("stays where it was unused before", () => {
    const head = `import { b } from "b";\n\nconst debug = () => b();\n\n`;
    expect(drop(head, "1")).toBe(head + keep);
  });

  it("stays where the file offered it to others", () => {
    const before = "export const PAGE_SIZE = 20;\nexport default () => PAGE_SIZE;\n";
    const after = `const PAGE_SIZE = 20;\n${keep}`;
    expect(tidy(before, after)).toBe(after);
    expect(tidy("const A = 1;\nexport { A as B };\n", "const A = 1;\n")).toBe("const A = 1;\n");
  });

  it("takes the old handler and empty export lists along", () => {
    const before = "const handler = () => 1;\n\nexport { handler as default };\n";
    expect(tidy(before, `const handler = () => 1;\n\nexport {  };\n\n${keep}`)).toBe(keep);
    expect(tidy(`let a, b;\nexport { a, b };\n`, `let a, b;\nexport { a,  };\n`)).toBe(
      `let a, b;\nexport { a };\n`,
    );
  });

  it("takes the Pages Router's types along even if they were never used", () => {
    const head = `import type { NextApiHandler, PageConfig } from "next";\n`;
    expect(drop(head, "1")).toBe(keep);
    expect(drop(`import type { NextApiHandler, Metadata } from "next";\n`, "1")).toBe(
      `import type { Metadata } from "next";\n${keep}`,
    );
  });
});

describe("types of the Pages Router that are left", () => {
  const replaced = (source: string) => tidy(source, source);

  it.each([
    [
      `interface Authed extends NextApiRequest {\n  user: string;\n}\nexport const GET = (r: Authed) => r;\n`,
      `interface Authed extends NextRequest {\n  user: string;\n}\nexport const GET = (r: Authed) => r;\n`,
    ],
    [
      `type Authed = NextApiRequest & { user: string };\nexport const GET = (r: Authed) => r;\n`,
      `type Authed = NextRequest & { user: string };\nexport const GET = (r: Authed) => r;\n`,
    ],
    [`export const GET = (r: NextApiRequest) => r;\n`, `export const GET = (r: NextRequest) => r;\n`],
  ])("become NextRequest: %j", (before, after) => {
    expect(replaced(`import type { NextApiRequest } from "next";\n${before}`)).toBe(
      `import type { NextRequest } from "next/server";\n${after}`,
    );
  });

  it("are found under another name, in a namespace and in import()", () => {
    const after = `import type { NextRequest } from "next/server";\nexport const GET = (r: NextRequest) => r;\n`;
    expect(
      replaced(`import type { NextApiRequest as Req } from "next";\nexport const GET = (r: Req) => r;\n`),
    ).toBe(after);
    expect(
      replaced(`import type * as N from "next";\nexport const GET = (r: N.NextApiRequest) => r;\n`),
    ).toBe(after);
    expect(replaced(`export const GET = (r: import("next").NextApiRequest) => r;\n`)).toBe(
      after.replace("\n", "\n\n"),
    );
  });

  it.each([
    `export const x = (job: Pick<NextApiRequest, "query">) => job;\n`,
    `export const x = (query: NextApiRequest["query"]) => query;\n`,
    `// for others\nexport type JobRequest = NextApiRequest & { job: string };\n`,
  ])("stay where only a part of them is meant, or only other files use it: %j", (source) => {
    const whole = `import type { NextApiRequest } from "next";\n${source}`;
    expect(replaced(whole)).toBe(whole);
  });

  it("take another name where NextRequest is taken", () => {
    expect(
      replaced(
        `import type { NextApiRequest } from "next";\ntype NextRequest = 1;\nexport const GET = (r: NextApiRequest, s: NextRequest) => r;\n`,
      ),
    ).toContain(`import type { NextRequest as NextServerRequest } from "next/server";`);
  });

  it("are told of where nothing can take their place", () => {
    const source = `import type { NextApiHandler, NextApiRequest, NextApiResponse as Res } from "next";\nexport const wrap = (h: NextApiHandler<string>) => (q: NextApiRequest, s: Res, t: import("next").NextApiResponse) => h(q, s);\n`;
    const module = parseModule(source, { path: "app/api/x/route.ts" });
    expect(leftoverPagesTypes(module).map((node) => source.slice(node.start!, node.end!))).toEqual([
      "NextApiHandler",
      "Res",
      'import("next").NextApiResponse',
    ]);
  });
});
