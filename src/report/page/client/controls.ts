/** The bar above the table: filters, the view of the diffs, and what to do with the ticks. */
import type { PageData } from "../contract.js";
import type { DiffView } from "./diff.js";
import { element } from "./element.js";
import { counted, type Filter } from "./review.js";

export interface Controls {
  root: HTMLElement;
  /** Puts the caret into the text filter. */
  focusText: () => void;
  /** Shows how many are ticked, and the command that applies them. */
  showTicked: (count: number) => void;
  showView: (view: DiffView) => void;
}

export interface ControlActions {
  filter: (change: Partial<Filter>) => void;
  view: () => void;
  theme: () => void;
  tickShown: (on: boolean) => void;
  save: () => void;
}

export function controls(data: PageData, actions: ControlActions): Controls {
  const text = element("input", {
    type: "search",
    label: "Filter by text",
    title: "Filter (/)",
    on: { input: () => actions.filter({ text: text.value }) },
  });
  text.placeholder = "Filter: repo, path, rule, words of the message";
  const view = element("button", {
    type: "button",
    title: "Side by side or inline (v)",
    on: { click: actions.view },
  });
  const theme = element(
    "button",
    { type: "button", title: "Light or dark (t)", on: { click: actions.theme } },
    ["Light / dark"],
  );
  const save = element("button", {
    class: "save",
    type: "button",
    title: "Save the selection (e)",
    on: { click: actions.save },
  });
  const command = element("code", { class: "command" });
  const all = data.repos.flatMap((repo) => repo.changes);
  const findings = [
    ...all.flatMap((change) => change.findings),
    ...data.repos.flatMap((repo) => repo.manual),
  ];
  const outcomes = new Map(data.repos.map((repo) => [repo.outcome, repo.words]));
  const pick = (label: string, field: keyof Filter, options: [string, string][]) => {
    const select: HTMLSelectElement = element(
      "select",
      { label, on: { change: () => actions.filter({ [field]: select.value }) } },
      [["", `${label}: all`] as [string, string], ...options].map(([value, name]) =>
        element("option", { value }, [name]),
      ),
    );
    return select;
  };
  const names = (values: string[]) =>
    counted(values).map(([name, count]): [string, string] => [name, `${name} (${count})`]);
  const root = element("section", { class: "controls", label: "Filter and selection" }, [
    text,
    pick("Outcome", "outcome", [...outcomes]),
    pick("Rule", "rule", names(findings.map((finding) => finding.rule))),
    pick(
      "Safety",
      "safety",
      names([
        ...all.map((change) => change.safety),
        ...data.repos.flatMap((repo) => repo.manual.map((one) => one.safety)),
      ]),
    ),
    pick("Method", "method", names(all.flatMap((change) => change.methods.after))),
    view,
    theme,
    element("span", { class: "ticks" }, [
      element(
        "button",
        {
          type: "button",
          title: "Accept all that are shown (a)",
          on: { click: () => actions.tickShown(true) },
        },
        ["Tick all shown"],
      ),
      element("button", { type: "button", on: { click: () => actions.tickShown(false) } }, [
        "Untick all shown",
      ]),
      save,
      command,
    ]),
  ]);
  return {
    root,
    focusText: () => text.focus(),
    showTicked: (count) => {
      save.textContent = `Save selection (${count})`;
      save.disabled = count === 0;
      command.textContent =
        count === 0 ? "" : `route-codemod apply ${shellWord(data.planFile)} --only selection.json`;
    },
    showView: (now) => {
      view.textContent = now === "side-by-side" ? "Show inline" : "Show side by side";
    },
  };
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
