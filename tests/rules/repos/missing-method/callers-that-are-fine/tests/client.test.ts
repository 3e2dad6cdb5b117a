import { it, vi } from "vitest";

it("sends PUT", async () => {
  vi.spyOn(globalThis, "fetch");
  await fetch("/api/tasks", { method: "PUT" });
});
