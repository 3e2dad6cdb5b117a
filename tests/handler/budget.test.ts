import { describe, expect, it } from "vitest";
import { OverBudget, step, withinBudget } from "../../src/handler/budget.js";
import { repairRoute } from "../../src/handler/index.js";

const PATH = { path: "app/api/a/route.js" };

describe("the budget of a file", () => {
  it("ends code that would be followed without end", () => {
    const loops = 100;
    const source = `export default function handler(req, res) {
${"for (const x of req.body) {".repeat(loops)} if (x) return res.json(x); ${"}".repeat(loops)}
return res.status(405).end(); }`;
    expect(() => repairRoute(source, PATH)).toThrow(OverBudget);
  });

  it("ends constants that double", () => {
    const constants = Array.from(
      { length: 24 },
      (_, index) => `const s${index + 1} = s${index} + s${index};`,
    );
    const source = `const s0 = "GET"; ${constants.join(" ")}
export default function handler(req, res) { if (req.method === s24) return res.json(1); return res.status(405).end(); }`;
    expect(() => repairRoute(source, PATH)).toThrow(OverBudget);
  });

  it("is a file's own: the next one has all of it", () => {
    const work = () => {
      for (let count = 0; count < 3_000_000; count++) step();
    };
    withinBudget(work);
    withinBudget(work);
    expect(() =>
      withinBudget(() => {
        work();
        work();
      }),
    ).toThrow(OverBudget);
  });

  it("isn't counted outside of such work", () => {
    for (let count = 0; count < 6_000_000; count++) step();
  });
});
