/** The rows of the table. */
import type { PageChange, PageFinding, PageRepo } from "../contract.js";
import { element, prose } from "./element.js";
import type { Row } from "./review.js";

export interface RowActions {
  isTicked: (key: string) => boolean;
  tick: (key: string, on: boolean) => void;
  toggle: (key: string) => void;
}

/** One row; `isOpen`: the place for the diff is part of it, as an element with the class `diff`. */
export function rowElement(row: Row, isOpen: boolean, actions: RowActions): HTMLElement {
  if (row.kind === "repo") return repoRow(row.repo);
  if (row.kind === "manual") return manualRow(row.finding);
  return changeRow(row.change, row.key, isOpen, actions);
}

function repoRow(repo: PageRepo): HTMLElement {
  const parts: (Node | string)[] = [
    element("h2", {}, [repo.name]),
    element("span", { class: `outcome ${repo.outcome}` }, [repo.words]),
    element("span", { class: "source" }, [repo.source]),
  ];
  if (repo.commit !== undefined) parts.push(element("code", {}, [repo.commit.slice(0, 12)]));
  if (repo.failure !== undefined) parts.push(element("p", { class: "failure" }, [repo.failure]));
  return element("li", { class: "repo" }, parts);
}

function changeRow(change: PageChange, key: string, isOpen: boolean, actions: RowActions): HTMLElement {
  const box = element("input", {
    type: "checkbox",
    label: `Accept the change of ${change.path}`,
    on: { change: (event) => actions.tick(key, (event.target as HTMLInputElement).checked) },
  });
  box.checked = actions.isTicked(key);
  // What is written already can't be accepted again.
  box.disabled = change.isDone;
  const open = element(
    "button",
    { class: "path", type: "button", on: { click: () => actions.toggle(key) } },
    [change.path],
  );
  open.setAttribute("aria-expanded", String(isOpen));
  const rules = [...new Map(change.findings.map(({ rule, docs }) => [rule, docs]))];
  const line = element("div", { class: "line" }, [
    box,
    open,
    ...rules.map(([rule, docs]) => ruleLink(rule, docs)),
    element("span", { class: `safety ${change.safety}` }, [change.isDone ? "written" : change.safety]),
    element("span", { class: "methods" }, [change.methods.after.join(" ")]),
  ]);
  const row = element("li", { class: isOpen ? "change open" : "change" }, [line]);
  if (isOpen) row.append(reasons(change.findings), element("div", { class: "diff" }));
  return row;
}

function manualRow(finding: PageFinding): HTMLElement {
  return element("li", { class: "manual" }, [
    element("div", { class: "line" }, [
      element("span", { class: "path" }, [`${finding.path}:${finding.line}`]),
      ruleLink(finding.rule, finding.docs),
      element("span", { class: "safety manual" }, ["by hand"]),
    ]),
    reasons([finding]),
  ]);
}

function reasons(findings: readonly PageFinding[]): HTMLElement {
  return element(
    "ul",
    { class: "reasons" },
    findings.flatMap((finding) => [
      element("li", {}, prose(finding.message)),
      ...finding.notes.map((note) => element("li", { class: "note" }, prose(note))),
    ]),
  );
}

function ruleLink(rule: string, docs: string): HTMLElement {
  return docs === ""
    ? element("span", { class: "rule" }, [rule])
    : element("a", { class: "rule", href: docs }, [rule]);
}
