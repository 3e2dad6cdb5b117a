import { Hono } from "hono";
import { handle } from "hono/vercel";

const app = new Hono().basePath("/api");

app.get("/tasks", (c) => c.json([]));
app.post("/tasks", async (c) => c.json(await c.req.json(), 201));

export const GET = handle(app);
export const POST = handle(app);
