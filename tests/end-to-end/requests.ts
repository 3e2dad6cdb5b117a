/** What each example is asked: before the repair, and after it. */
export interface ExampleRequest {
  method: string;
  path: string;
  headers?: Record<string, string>;
  json?: unknown;
  /** Status before the repair. */
  before: number;
  /** Status after it, and what the body holds. An array is told by its length. */
  after: number;
  holds?: Record<string, unknown> | string | number;
}

export interface Example {
  name: string;
  /** The config that switches the type check off. Absent where there are no types to check. */
  uncheckedConfig?: string;
  /** The files that the repair changes. */
  repaired: string[];
  requests: ExampleRequest[];
}

const admin = { "x-admin-key": "dev-only" };

export const EXAMPLES: Example[] = [
  {
    name: "lovable-default-handlers",
    uncheckedConfig: "next.config.ts",
    repaired: ["app/api/contact/route.ts", "app/api/tasks/[id]/route.ts", "app/api/tasks/route.ts"],
    requests: [
      { method: "GET", path: "/api/tasks", before: 405, after: 200, holds: 2 },
      { method: "GET", path: "/api/tasks?done=true", before: 405, after: 200, holds: 1 },
      {
        method: "POST",
        path: "/api/tasks",
        json: { title: " Write docs " },
        before: 405,
        after: 201,
        holds: { title: "Write docs", done: false },
      },
      {
        method: "POST",
        path: "/api/tasks",
        json: {},
        before: 405,
        after: 400,
        holds: { error: "Title is required" },
      },
      { method: "POST", path: "/api/tasks", before: 405, after: 400 },
      { method: "PUT", path: "/api/tasks", json: {}, before: 405, after: 405 },
      { method: "GET", path: "/api/tasks/1", before: 405, after: 200, holds: { title: "Invite the team" } },
      { method: "GET", path: "/api/tasks/none", before: 405, after: 404, holds: { error: "Task not found" } },
      {
        method: "PATCH",
        path: "/api/tasks/1",
        json: { done: true },
        before: 405,
        after: 200,
        holds: { title: "Invite the team", done: true },
      },
      { method: "DELETE", path: "/api/tasks/1", before: 405, after: 204, holds: "" },
      { method: "DELETE", path: "/api/tasks/1", before: 405, after: 404 },
      {
        method: "POST",
        path: "/api/contact",
        json: { name: "Ada", email: "ada@example.com", message: "Hi" },
        before: 405,
        after: 200,
        holds: { success: true },
      },
      {
        method: "POST",
        path: "/api/contact",
        json: { name: "Ada", email: "ada", message: "Hi" },
        before: 405,
        after: 400,
        holds: { message: "Invalid email address" },
      },
      { method: "GET", path: "/api/contact", before: 405, after: 405 },
    ],
  },
  {
    name: "bolt-mixed-imports",
    uncheckedConfig: "next.config.js",
    repaired: [
      "app/api/recipes/[id]/favorite/route.ts",
      "app/api/recipes/route.ts",
      "app/api/subscribe/route.ts",
    ],
    requests: [
      { method: "GET", path: "/api/recipes", before: 500, after: 200, holds: 2 },
      { method: "GET", path: "/api/recipes?tag=vegan", before: 500, after: 200, holds: 1 },
      {
        method: "POST",
        path: "/api/recipes",
        json: { name: "Toast", minutes: "5" },
        before: 500,
        after: 201,
        holds: { id: 3, minutes: 5 },
      },
      {
        method: "POST",
        path: "/api/recipes",
        json: {},
        before: 500,
        after: 400,
        holds: { error: "Name and minutes are required" },
      },
      {
        method: "PUT",
        path: "/api/recipes/2/favorite",
        before: 500,
        after: 200,
        holds: { favorites: [1, 2] },
      },
      {
        method: "PUT",
        path: "/api/recipes/99/favorite",
        before: 500,
        after: 404,
        holds: { error: "Recipe not found" },
      },
      {
        method: "DELETE",
        path: "/api/recipes/1/favorite",
        before: 500,
        after: 200,
        holds: { favorites: [2] },
      },
      {
        method: "POST",
        path: "/api/subscribe",
        json: { email: "a@b.c" },
        before: 405,
        after: 201,
        holds: { ok: true, count: 1 },
      },
      { method: "POST", path: "/api/subscribe", json: { email: "a@b.c" }, before: 405, after: 409 },
      { method: "POST", path: "/api/subscribe", json: {}, before: 405, after: 400 },
      { method: "GET", path: "/api/subscribe", before: 405, after: 405 },
    ],
  },
  {
    name: "v0-booking-form",
    uncheckedConfig: "next.config.mjs",
    repaired: ["app/api/availability/route.ts", "app/api/bookings/route.ts", "app/api/health/route.ts"],
    requests: [
      {
        method: "GET",
        path: "/api/availability?date=2026-02-14",
        before: 405,
        after: 200,
        holds: { date: "2026-02-14", slots: ["17:30", "19:00", "20:30"] },
      },
      { method: "GET", path: "/api/availability", before: 405, after: 400 },
      {
        method: "POST",
        path: "/api/bookings",
        json: { date: "2026-02-14", time: "19:00", name: "Ada" },
        before: 405,
        after: 201,
        holds: { guests: 2 },
      },
      {
        method: "POST",
        path: "/api/bookings",
        json: { date: "2026-02-14", time: "19:00", name: "Bob" },
        before: 405,
        after: 409,
      },
      { method: "POST", path: "/api/bookings", json: {}, before: 405, after: 422 },
      {
        method: "GET",
        path: "/api/availability?date=2026-02-14",
        before: 405,
        after: 200,
        holds: { slots: ["17:30", "20:30"] },
      },
      {
        method: "DELETE",
        path: "/api/bookings?id=none",
        before: 405,
        after: 404,
        holds: { error: "Booking not found" },
      },
      { method: "PATCH", path: "/api/bookings", before: 405, after: 405 },
      { method: "GET", path: "/api/health", before: 405, after: 200, holds: { ok: true } },
    ],
  },
  {
    name: "cursor-static-export",
    repaired: ["app/api/newsletter/route.js", "app/api/orders/route.js", "next.config.js"],
    requests: [
      {
        method: "POST",
        path: "/api/checkout",
        json: { productId: "amber" },
        before: 0,
        after: 201,
        holds: { id: 1, total: 1900 },
      },
      { method: "POST", path: "/api/checkout", json: { productId: "cedar" }, before: 0, after: 409 },
      { method: "GET", path: "/api/orders", before: 0, after: 401 },
      {
        method: "GET",
        path: "/api/orders",
        headers: admin,
        before: 0,
        after: 200,
        holds: { orders: [{ id: 1, productId: "amber", quantity: 1, total: 1900 }] },
      },
      { method: "DELETE", path: "/api/orders", headers: admin, before: 0, after: 204 },
      { method: "GET", path: "/api/orders", headers: admin, before: 0, after: 200, holds: { orders: [] } },
      {
        method: "POST",
        path: "/api/newsletter",
        json: { email: "ada@example.com" },
        before: 0,
        after: 200,
        holds: { message: "Subscribed" },
      },
      {
        method: "POST",
        path: "/api/newsletter",
        json: { email: "ada" },
        before: 0,
        after: 400,
        holds: "Please enter a valid email",
      },
    ],
  },
];
