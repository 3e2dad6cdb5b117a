/** Light or dark: as the system has it, until the reader says otherwise. */

const SYSTEM = matchMedia("(prefers-color-scheme: dark)");

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? SYSTEM.matches : chosen === "dark";
}

export function toggleTheme(): void {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
}

export function onSystemTheme(listener: () => void): void {
  SYSTEM.addEventListener("change", listener);
}
