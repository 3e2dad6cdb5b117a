/** The README and the pages in docs: that they hang together, and that nothing leads to a page that isn't there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { docsUrl } from "../../src/rules/docs-url.js";
import { rulesAndStyles } from "../../src/rules/registry.js";

const ROOT = resolve(import.meta.dirname, "../..");
const PAGES = [
  "README.md",
  "SECURITY.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path.replaceAll("\\", "/")}`),
];

const textOf = (page: string) => readFileSync(join(ROOT, page), "utf8");

/** Links and pictures of a page, but for those that lead out of the repo; code isn't looked at. */
function linksOf(page: string): { path: string; anchor: string }[] {
  const prose = textOf(page)
    .replace(/```.*?```/gs, "")
    .replace(/`[^`\n]*`/g, (code) => code.replaceAll("](", ""));
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path, anchor] = target.split("#") as [string, string?];
      return { path: path === "" ? page : join(dirname(page), path), anchor: anchor ?? "" };
    });
}

/** The anchors that GitHub makes of a page's headings. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("a link", () => {
  it.each(PAGES)("of %s leads to something that is there", (page) => {
    const broken = linksOf(page).filter(
      ({ path, anchor }) =>
        !existsSync(join(ROOT, path)) || (anchor !== "" && !anchorsOf(path).includes(anchor)),
    );
    expect(broken).toEqual([]);
  });

  it.each(rulesAndStyles.map(({ id }) => id))("of a finding of %s leads to a page of this repo", (id) => {
    const url = new URL(docsUrl(rulesAndStyles.find((rule) => rule.id === id)!));
    const path = url.pathname.split("/blob/main/")[1]!;
    expect(existsSync(join(ROOT, path)), url.href).toBe(true);
  });
});

it("every page can be reached from docs/README.md", () => {
  const linked = new Set(linksOf("docs/README.md").map(({ path }) => relative(ROOT, join(ROOT, path))));
  const lost = PAGES.filter((page) => page.startsWith("docs/") && page !== "docs/README.md").filter(
    (page) => !linked.has(page),
  );
  expect(lost).toEqual([]);
});

it("every cause has its row in the README", () => {
  const rows = textOf("README.md")
    .split("\n")
    .filter((line) => line.startsWith("| [`"));
  const missing = rulesAndStyles
    .filter(({ id }) => id !== "make-route")
    .filter(({ docs }) => !rows.some((row) => row.includes(`](${docs})`)));
  expect(missing.map(({ id }) => id)).toEqual([]);
});

it("the README is read in a minute", () => {
  expect(textOf("README.md").split("\n").length).toBeLessThanOrEqual(150);
});
