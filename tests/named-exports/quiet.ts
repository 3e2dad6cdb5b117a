import { afterEach, beforeEach, vi } from "vitest";

/** Next.js prints what a handler throws and warns of what it does wrong; in these tests both are on purpose. */
export function keepConsoleQuiet(): void {
  beforeEach(() => {
    for (const level of ["error", "warn", "log"] as const)
      vi.spyOn(console, level).mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
}
