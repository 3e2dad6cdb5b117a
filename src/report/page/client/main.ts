/** The review page: reads the data, shows the table, keeps what is ticked. */
import type { PageData } from "../contract.js";
import { controls } from "./controls.js";
import { type DiffView, drawDiff } from "./diff.js";
import { element } from "./element.js";
import { KEYS, listenToKeys } from "./keyboard.js";
import { overview, plural } from "./overview.js";
import { type Filter, keyOf, NO_FILTER, type Row, rowsOf, selectionOf } from "./review.js";
import { rowElement } from "./rows.js";
import { isDark, onSystemTheme, toggleTheme } from "./theme.js";

/** So many rows are put into the page at once; a thousand repos have many thousands. */
const ROWS_AT_ONCE = 300;

const data = JSON.parse(document.getElementById("data")!.textContent!) as PageData;
const byKey = new Map(
  data.repos.flatMap((repo) => repo.changes.map((change) => [keyOf(repo, change), change])),
);
const ticked = new Set<string>();
const open = new Set<string>();
let filter: Filter = NO_FILTER;
let view: DiffView = window.innerWidth > 1100 ? "side-by-side" : "line-by-line";
let rows: Row[] = [];
let shown = ROWS_AT_ONCE;
/** The change that the keys are about. */
let cursor: string | undefined;

const list = element("ul", { class: "rows", label: "Repos and changes" });
const more = element("button", { class: "more", type: "button", on: { click: showMore } });
const help = element("dialog", { class: "help" }, [
  element("h2", {}, ["Keys"]),
  element(
    "dl",
    {},
    KEYS.flatMap(([keys, what]) => [element("dt", {}, [keys]), element("dd", {}, [what])]),
  ),
]);
const bar = controls(data, {
  filter: (change) => {
    filter = { ...filter, ...change };
    shown = ROWS_AT_ONCE;
    showRows();
  },
  view: switchView,
  theme: switchTheme,
  tickShown: (on) => {
    for (const row of rows) if (row.kind === "change" && !row.change.isDone) setTick(row.key, on);
    showRows();
  },
  save,
});
const actions = { isTicked: (key: string) => ticked.has(key), tick: setTick, toggle };

document
  .getElementById("page")!
  .append(
    element("header", {}, [
      element("h1", {}, ["Review of API routes"]),
      element("p", { class: "hint" }, ["Press ? for the keys."]),
    ]),
    overview(data),
    bar.root,
    list,
    more,
    help,
  );
bar.showView(view);
showRows();
onSystemTheme(redrawDiffs);
listenToKeys({
  move,
  open: () => cursor !== undefined && toggle(cursor),
  tick: () => {
    if (cursor === undefined || byKey.get(cursor)?.isDone) return;
    setTick(cursor, !ticked.has(cursor));
    replaceRow(cursor);
  },
  tickShown: () => {
    for (const row of rows) if (row.kind === "change" && !row.change.isDone) setTick(row.key, true);
    showRows();
  },
  focusText: bar.focusText,
  view: switchView,
  theme: switchTheme,
  save,
  help: () => (help.open ? help.close() : help.showModal()),
});

function showRows(): void {
  rows = rowsOf(data, filter);
  list.replaceChildren(...rows.slice(0, shown).map(made));
  more.hidden = rows.length <= shown;
  more.textContent = `Show more (${plural(rows.length - shown, "row")} to go)`;
  if (rows.length === 0) list.append(element("li", { class: "empty" }, ["Nothing passes the filter."]));
  bar.showTicked(ticked.size);
}

function showMore(): void {
  const from = shown;
  shown += ROWS_AT_ONCE;
  list.append(...rows.slice(from, shown).map(made));
  more.hidden = rows.length <= shown;
  more.textContent = `Show more (${plural(rows.length - shown, "row")} to go)`;
}

function made(row: Row): HTMLElement {
  const isOpen = row.kind === "change" && open.has(row.key);
  const item = rowElement(row, isOpen, actions);
  if (row.kind === "change") {
    item.dataset.key = row.key;
    if (row.key === cursor) item.classList.add("cursor");
    if (isOpen) drawDiff(item.querySelector<HTMLElement>(".diff")!, row.change.diff, view, isDark());
  }
  return item;
}

function itemOf(key: string): HTMLElement | undefined {
  return [...list.children].find((item): item is HTMLElement => (item as HTMLElement).dataset.key === key);
}

function replaceRow(key: string): void {
  const row = rows.find((one) => one.kind === "change" && one.key === key);
  if (row !== undefined) itemOf(key)?.replaceWith(made(row));
}

function toggle(key: string): void {
  if (!open.delete(key)) open.add(key);
  setCursor(key);
  replaceRow(key);
}

function setTick(key: string, on: boolean): void {
  if (on) ticked.add(key);
  else ticked.delete(key);
  bar.showTicked(ticked.size);
}

function move(by: number): void {
  const keys = rows.flatMap((row) => (row.kind === "change" ? [row.key] : []));
  if (keys.length === 0) return;
  const at = cursor === undefined ? -1 : keys.indexOf(cursor);
  const next = keys[Math.min(keys.length - 1, Math.max(0, at + by))]!;
  while (itemOf(next) === undefined && !more.hidden) showMore();
  setCursor(next);
  itemOf(next)?.scrollIntoView({ block: "nearest" });
}

function setCursor(key: string): void {
  if (cursor !== undefined) itemOf(cursor)?.classList.remove("cursor");
  cursor = key;
  itemOf(key)?.classList.add("cursor");
}

function switchView(): void {
  view = view === "side-by-side" ? "line-by-line" : "side-by-side";
  bar.showView(view);
  redrawDiffs();
}

function switchTheme(): void {
  toggleTheme();
  redrawDiffs();
}

function redrawDiffs(): void {
  for (const key of open) replaceRow(key);
}

/** The browser saves the file where it saves all others. */
function save(): void {
  if (ticked.size === 0) return;
  const url = URL.createObjectURL(new Blob([selectionOf(data, ticked)], { type: "application/json" }));
  const link = element("a");
  link.href = url;
  link.download = "selection.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
