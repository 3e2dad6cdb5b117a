/** A database as AI builders import it. Rows never change, so an answer depends on the request alone. */
import { record } from "./effects";

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

const tasks: Task[] = [
  { id: "1", title: "Write the tests", done: false },
  { id: "2", title: "Ship it", done: true },
];

const users: User[] = [
  { id: "1", name: "Ada", email: "ada@example.com", role: "admin" },
  { id: "2", name: "Linus", email: "linus@example.com", role: "member" },
];

/** Unknown rows give null. The id "boom" throws, and so does a title or name "boom". */
function model<Row extends { id: string }>(name: string, rows: Row[]) {
  const call = (method: string, args?: unknown) => {
    record(`db.${name}.${method}`, args);
    if (JSON.stringify(args ?? null).includes('"boom"')) throw new Error("Database exploded");
  };
  const find = (where: Partial<Row>) =>
    rows.find((row) => Object.entries(where).every(([key, value]) => row[key as keyof Row] === value)) ?? null;
  return {
    async findMany(args?: { where?: Record<string, unknown>; take?: number; skip?: number; orderBy?: unknown }) {
      call("findMany", args);
      return rows.slice(args?.skip ?? 0, args?.take === undefined ? undefined : (args.skip ?? 0) + args.take);
    },
    async findUnique(args: { where: Partial<Row> }): Promise<Row | null> {
      call("findUnique", args);
      return find(args.where);
    },
    async findFirst(args: { where: Partial<Row> }): Promise<Row | null> {
      call("findFirst", args);
      return find(args.where);
    },
    async count(args?: { where?: Record<string, unknown> }) {
      call("count", args);
      return rows.length;
    },
    async create(args: { data: Partial<Row> }): Promise<Row> {
      call("create", args);
      return { id: "3", ...args.data } as Row;
    },
    async update(args: { where: Partial<Row>; data: Partial<Row> }): Promise<Row> {
      call("update", args);
      return { ...(find(args.where) ?? rows[0]), ...args.data } as Row;
    },
    async upsert(args: { where: Partial<Row>; create: Partial<Row>; update: Partial<Row> }): Promise<Row> {
      call("upsert", args);
      const row = find(args.where);
      return (row ? { ...row, ...args.update } : { id: "3", ...args.create }) as Row;
    },
    async delete(args: { where: Partial<Row> }): Promise<Row | null> {
      call("delete", args);
      return find(args.where);
    },
  };
}

export const db = {
  task: model<Task>("task", tasks),
  user: model<User>("user", users),
  async $connect() {
    record("db.$connect");
  },
  async $disconnect() {
    record("db.$disconnect");
  },
};

export const prisma = db;

/** `dbConnect()` of the MongoDB templates. */
export async function connectToDatabase() {
  record("connectToDatabase");
  return db;
}

export default db;
