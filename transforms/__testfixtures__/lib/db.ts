/**
 * A database as AI builders import it, with the shape of an ORM client: it keeps nothing, answers by its arguments and
 * records every call. A row named "missing" doesn't exist; a query that holds "boom" fails.
 */
import { record } from "./effects";

/** As loose as an untyped ORM's. */
// biome-ignore lint/suspicious/noExplicitAny: a row has whatever columns a fixture asks for
export type Row<Columns = unknown> = Columns & { id: string; [column: string]: any };

export interface Task {
  id: string;
  title: string;
  done: boolean;
}

export interface User {
  id: string;
  name: string;
  email: string;
  role: "admin" | "member";
}

interface Query {
  where?: Record<string, unknown>;
  data?: unknown;
  take?: number;
  skip?: number;
  [option: string]: unknown;
}

const createdAt = "1970-01-01T00:00:00.000Z";

function model<Columns>(name: string, rows: Record<string, unknown>[]) {
  const call = async (operation: string, query: unknown): Promise<void> => {
    record(`db.${name}.${operation}`, query);
    if (JSON.stringify(query ?? null).includes('"boom"')) throw new Error(`${name}: constraint failed`);
  };
  const row = (columns: unknown) => ({ ...(columns as object) }) as unknown as Row<Columns>;
  const find = (query: Query | undefined): Row<Columns> | null => {
    const where = query?.where ?? {};
    if (Object.values(where).some((value) => String(value).includes("missing"))) return null;
    const known = rows.find((candidate) => candidate.id === String(where.id)) ?? rows[0];
    return row({ ...known, ...where, createdAt });
  };
  return {
    async findMany(query?: Query): Promise<Row<Columns>[]> {
      await call("findMany", query);
      const first = query?.skip ?? 0;
      const last = query?.take === undefined ? undefined : first + query.take;
      return rows.slice(first, last).map((known) => row({ ...known, createdAt }));
    },
    async findUnique(query: Query): Promise<Row<Columns> | null> {
      await call("findUnique", query);
      return find(query);
    },
    async findFirst(query?: Query): Promise<Row<Columns> | null> {
      await call("findFirst", query);
      return find(query);
    },
    async count(query?: Query): Promise<number> {
      await call("count", query);
      return 42;
    },
    async create(query: Query): Promise<Row<Columns>> {
      await call("create", query);
      return row({ id: "3", ...(query.data as object), createdAt });
    },
    async update(query: Query): Promise<Row<Columns>> {
      await call("update", query);
      const known = find(query);
      if (!known) throw Object.assign(new Error(`${name}: no such row`), { code: "P2025" });
      return row({ ...known, ...(query.data as object) });
    },
    async upsert(query: Query): Promise<Row<Columns>> {
      await call("upsert", query);
      return row({ ...find(query), ...(query.update as object) });
    },
    async delete(query: Query): Promise<Row<Columns>> {
      await call("delete", query);
      const known = find(query);
      if (!known) throw Object.assign(new Error(`${name}: no such row`), { code: "P2025" });
      return known;
    },
    async deleteMany(query?: Query): Promise<{ count: number }> {
      await call("deleteMany", query);
      return { count: 2 };
    },
  };
}

function named(name: string): Record<string, unknown>[] {
  return [
    { id: "1", name: `${name} one` },
    { id: "2", name: `${name} two` },
  ];
}

export const db = {
  booking: model("booking", named("booking")),
  comment: model("comment", named("comment")),
  customer: model("customer", named("customer")),
  event: model("event", named("event")),
  invoice: model("invoice", named("invoice")),
  lead: model("lead", named("lead")),
  member: model("member", named("member")),
  message: model("message", named("message")),
  order: model("order", named("order")),
  post: model("post", named("post")),
  product: model("product", named("product")),
  project: model("project", named("project")),
  subscriber: model("subscriber", named("subscriber")),
  task: model<Task>("task", [
    { id: "1", title: "Write the tests", done: false },
    { id: "2", title: "Ship it", done: true },
  ]),
  user: model<User>("user", [
    { id: "1", name: "Ada", email: "ada@example.com", role: "admin" },
    { id: "2", name: "Linus", email: "linus@example.com", role: "member" },
  ]),
  async $connect(): Promise<void> {
    record("db.$connect");
  },
  async $disconnect(): Promise<void> {
    record("db.$disconnect");
  },
};

export const prisma = db;

/** What the MongoDB templates await before everything else. */
export async function connectToDatabase() {
  record("connectToDatabase");
  return db;
}

export default db;
