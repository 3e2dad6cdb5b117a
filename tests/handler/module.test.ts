import { describe, expect, it } from "vitest";
import { parseModule } from "../../src/handler/module.js";

const path = "app/api/x/route.ts";

describe("a name that is declared twice", () => {
  it("is a syntax error at its second declaration", () => {
    const source = `import { handler } from "./x";\n\nexport default function handler(req, res) {\n  handler();\n}\n`;
    expect(() => parseModule(source, { path })).toThrow(
      expect.objectContaining({
        name: "SyntaxError",
        message: '"handler" is declared twice.',
        loc: expect.objectContaining({ line: 3, column: 0 }),
      }),
    );
  });

  it.each([
    "type Task = {};\nconst Task = 1;",
    "interface Task {}\nclass Task {}",
    "enum Role { A }\nenum Role { B = 1 }",
    "enum Role { A }\nnamespace Role { export const first = 1; }",
    "function read(a: string): void;\nfunction read(a: unknown) {}",
    'import { Task } from "./x";\ninterface Task { id: string }',
    "declare global { var prisma: unknown }\nconst prisma = 1;",
  ])("is fine where TypeScript merges both: %j", (source) => {
    expect(() => parseModule(source, { path })).not.toThrow();
  });
});
