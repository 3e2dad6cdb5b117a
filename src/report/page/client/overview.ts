/** The figures at the top: outcomes, causes, and which methods are answered before and after. */
import type { PageData } from "../contract.js";
import { element } from "./element.js";
import { figuresOf } from "./review.js";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

export function overview(data: PageData): HTMLElement {
  const figures = figuresOf(data);
  const methods = METHODS.filter((method) => figures.before.has(method) || figures.after.has(method));
  return element("section", { class: "overview", label: "Overview" }, [
    element("p", { class: "sums" }, [
      `${plural(figures.repos, "repo")}, ${plural(figures.changes, "file")} to change, ${plural(figures.manual, "finding")} to do by hand.`,
    ]),
    element("div", { class: "charts" }, [
      chart(
        "Outcomes",
        "repos",
        figures.outcomes.map(([name, count]) => ({ name, bars: [count] })),
      ),
      chart(
        "Causes",
        "findings",
        figures.causes.map(([name, count]) => ({ name, bars: [count] })),
      ),
      chart(
        "Methods answered",
        "before and after",
        methods.map((name) => ({
          name,
          bars: [figures.before.get(name) ?? 0, figures.after.get(name) ?? 0],
        })),
      ),
    ]),
  ]);
}

interface Line {
  name: string;
  /** One number, or two: before and after. */
  bars: number[];
}

/** Bars as a table, so that it reads the same without seeing it. */
function chart(title: string, unit: string, lines: readonly Line[]): HTMLElement {
  const most = Math.max(1, ...lines.flatMap((line) => line.bars));
  const caption = element("caption", {}, [title, element("span", { class: "unit" }, [` ${unit}`])]);
  const rows = lines.map(({ name, bars }) =>
    element("tr", {}, [
      element("th", {}, [name]),
      element(
        "td",
        {},
        bars.map((count, index) => bar(count, most, bars.length > 1 && index === 0)),
      ),
    ]),
  );
  return element("table", { class: "chart" }, [caption, ...rows]);
}

function bar(count: number, most: number, isBefore: boolean): HTMLElement {
  const fill = element("span", { class: isBefore ? "fill before" : "fill" });
  fill.style.width = `${(count / most) * 75}%`;
  const label = isBefore ? `${count} before` : `${count}`;
  return element("div", { class: "bar" }, [fill, element("span", { class: "count" }, [label])]);
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
