import { expect, it } from "vitest";

it("refuses DELETE", async () => {
  const response = await fetch("http://localhost:3000/api/tasks", { method: "DELETE" });
  expect(response.status).toBe(405);
});
