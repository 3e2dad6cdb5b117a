import { describe, expect, it } from "vitest";
import { type Fixture, readFixtures } from "./fixtures.js";
import { typeCheck } from "./type-check.js";

const fixtures = readFixtures().filter(({ output }) => output !== undefined);

describe("every output type-checks against Next's types, and so do its methods", () => {
  const errors = typeCheck(fixtures);
  for (const { name } of fixtures) {
    it(name, () => {
      expect(errors.get(name)).toEqual([]);
    });
  }
});

describe("the type check finds", () => {
  const check = (
    name: string,
    output: string,
    input = "",
    path = "app/api/tasks/[id]/route.ts",
    next = 16,
  ) => {
    const file = fixtures[0]!.inputFile.replace(/[^/]*$/, `${name}.`);
    const fixture: Fixture = {
      name,
      inputFile: `${file}input.ts`,
      input: `${input}\nexport {};`,
      outputFile: `${file}output.ts`,
      output,
      context: { path, next },
      expect: {},
      dropped: [],
      requests: [],
    };
    return fixture;
  };
  const get = (params: string, body = "new Response()") =>
    `export async function GET(request: Request, { params }: { params: ${params} }) { await params; return ${body}; }`;
  const cases: Record<string, { fixture: Fixture; found: RegExp | undefined }> = {
    "nothing in a method that Next accepts": {
      fixture: check("fine", get("Promise<{ id: string }>")),
      found: undefined,
    },
    "params of another name": { fixture: check("name", get("Promise<{ slug: string }>")), found: /TS2344/ },
    "params that are no promise": { fixture: check("sync", get("{ id: string }")), found: /TS2344/ },
    "nothing in plain params up to Next 14": {
      fixture: check("old", get("{ id: string }"), "", "app/api/tasks/[id]/route.ts", 14),
      found: undefined,
    },
    "a list for a single segment": {
      fixture: check("list", get("Promise<{ id: string[] }>")),
      found: /TS2344/,
    },
    "nothing in the list of a catch-all segment": {
      fixture: check("rest", get("Promise<{ id: string[] }>"), "", "app/api/tasks/[...id]/route.ts"),
      found: undefined,
    },
    "an answer that is no Response": {
      fixture: check("plain", get("Promise<{ id: string }>", "{ ok: true }")),
      found: /TS2344/,
    },
    "a Pages signature": {
      fixture: check(
        "pages",
        `import type { NextApiRequest, NextApiResponse } from "next";
         export function GET(req: NextApiRequest, res: NextApiResponse) { res.end(); }`,
      ),
      found: /TS2344/,
    },
    "a name that isn't there": {
      fixture: check("gone", "export function GET() { return new Response(String(req)); }"),
      found: /TS2304 Cannot find name 'req'/,
    },
    "nothing that the input has as well": {
      fixture: check(
        "same",
        "const n: number = 'x'; export function GET() { return new Response(String(n)); }",
        "const n: number = 'x';",
      ),
      found: undefined,
    },
    "no method at all": { fixture: check("none", "export const helper = 1;"), found: /TS2559|TS2344/ },
  };
  const errors = typeCheck(Object.values(cases).map(({ fixture }) => fixture));
  for (const [name, { fixture, found }] of Object.entries(cases)) {
    it(name, () => {
      const text = errors.get(fixture.name)!.join("\n");
      if (found) expect(text).toMatch(found);
      else expect(text).toBe("");
    });
  }
});
