import { expect, it } from "vitest";

it("knows no such path", async () => {
  const response = await fetch("http://localhost:3000/api/nowhere", { method: "POST" });
  expect(response.status).toBe(404);
});
