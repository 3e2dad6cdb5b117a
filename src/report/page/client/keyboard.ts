/** The keys. None works while somebody types. */

export interface KeyActions {
  /** Moves the cursor by so many rows. */
  move: (by: number) => void;
  open: () => void;
  tick: () => void;
  tickShown: () => void;
  focusText: () => void;
  view: () => void;
  theme: () => void;
  save: () => void;
  help: () => void;
}

export const KEYS: readonly [string, string][] = [
  ["j, k", "next, previous change"],
  ["Enter, o", "open or close its diff"],
  ["x", "tick or untick it"],
  ["a", "tick all that are shown"],
  ["/", "filter"],
  ["v", "side by side or inline"],
  ["t", "light or dark"],
  ["e", "save the selection"],
  ["?", "these keys"],
];

export function listenToKeys(actions: KeyActions): void {
  const byKey: Record<string, () => void> = {
    j: () => actions.move(1),
    k: () => actions.move(-1),
    ArrowDown: () => actions.move(1),
    ArrowUp: () => actions.move(-1),
    o: actions.open,
    Enter: actions.open,
    x: actions.tick,
    a: actions.tickShown,
    "/": actions.focusText,
    v: actions.view,
    t: actions.theme,
    e: actions.save,
    "?": actions.help,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (event.key === "Escape") return target.blur();
    const isTyping = target.matches("input:not([type=checkbox]), select, textarea");
    // Enter on a button, a link or a box is theirs.
    const isTheirs = event.key === "Enter" && target.matches("button, a, input");
    const action = byKey[event.key];
    if (isTyping || isTheirs || action === undefined) return;
    event.preventDefault();
    action();
  });
}
