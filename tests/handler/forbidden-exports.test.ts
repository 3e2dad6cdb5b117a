import { describe, expect, it } from "vitest";
import { planForbiddenExports } from "../../src/handler/forbidden-exports.js";
import { parseModule } from "../../src/handler/module.js";
import { applyEdits } from "../../src/handler/splice.js";

function plan(source: string, { next = 15, keep = [] as string[] } = {}) {
  const module = parseModule(source, { path: "app/api/x/route.ts", next });
  const { edits, notes } = planForbiddenExports(module, new Set(keep));
  return { code: applyEdits(source, edits), notes: notes.join("\n") };
}

describe("exports that Next forbids in a route file", () => {
  it.each([
    ["export function slugify() {}", "function slugify() {}"],
    ["export async function load() {}", "async function load() {}"],
    ["export const PAGE_SIZE = 20;", "const PAGE_SIZE = 20;"],
    ["export const { a, b } = make();", "const { a, b } = make();"],
    ["export class Store {}", "class Store {}"],
    ["export abstract class Store {}", "abstract class Store {}"],
    ["export enum Role { Admin }", "enum Role { Admin }"],
    ["export const enum Role { Admin }", "const enum Role { Admin }"],
    ["@sealed export class Store {}", "@sealed class Store {}"],
    ["export /* kept */ const a = 1;", "/* kept */ const a = 1;"],
    ["const a = 1;\nexport { a };", "const a = 1;"],
    ["let a, b, GET;\nexport { a, b as c, GET };", "let a, b, GET;\nexport { GET };"],
    ["let a, b, GET;\nexport { GET, a, b as c };", "let a, b, GET;\nexport { GET };"],
    [
      "let a, GET, POST;\nexport {\n  GET,\n  a,\n  POST,\n};",
      "let a, GET, POST;\nexport {\n  GET,\n  POST,\n};",
    ],
    ["export const { GET, handlers } = make();", "const { GET, handlers } = make();\nexport { GET };"],
    ["export { helper } from './helper';", "import './helper';"],
    ["export { GET, helper } from './impl';", "export { GET } from './impl';"],
  ])("stays as a local: %s", (before, after) => {
    const { code, notes } = plan(before);
    expect(code).toBe(after);
    expect(notes).toContain("no longer");
  });

  it.each([
    "export async function GET() {}",
    "export const POST = handler;",
    "export const dynamic = 'force-dynamic';",
    "export const revalidate = 0, maxDuration = 5;",
    "export function generateStaticParams() {}",
    "export type Input = string;",
    "export interface Input {}",
    "type A = 1; export { A };",
    "type A = 1; export type { A };",
    "import type { A } from './a'; export { A };",
    "export { type A } from './a';",
    "export type { A } from './a';",
    "export default function handler() {}",
    "let handler, GET; export { handler as default, GET };",
    "export const config = {};",
  ])("is allowed: %s", (source) => {
    expect(plan(source)).toEqual({ code: source, notes: "" });
  });

  it("names what is no longer exported", () => {
    const { notes } = plan("export const A = 1;\nexport function b() {}\nexport class C {}\n");
    expect(notes).toContain("`A`, `b` and `C` are no longer exported");
    expect(notes).toContain("move them");
  });

  it("says what it can't see through", () => {
    const { code, notes } = plan("export * from './impl';");
    expect(code).toBe("export * from './impl';");
    expect(notes).toContain("export * from './impl'");
  });

  it("leaves what the caller deals with", () => {
    expect(plan("export function get() {}", { keep: ["get"] }).code).toBe("export function get() {}");
  });

  it("leaves all of them on Next 16, which accepts them", () => {
    expect(plan("export const A = 1;", { next: 16 })).toEqual({ code: "export const A = 1;", notes: "" });
  });
});
