/** What the clients of databases give: an ORM's row may be missing, and libraries don't agree on what stands for it. */
import { each, type Table } from "../entry.js";

const query = { promise: true, throws: true } as const;
const write = { ...query, changes: "world" } as const;

/** Prisma, by the last name of `prisma.user.findUnique()`: https://www.prisma.io/docs/orm/reference/prisma-client-reference */
export const OF_A_MODEL: Table = {
  ...each("findMany groupBy createManyAndReturn updateManyAndReturn", { gives: "list", ...query }),
  ...each("findUnique findFirst", { gives: "object", or: "null", ...query }),
  ...each("findUniqueOrThrow findFirstOrThrow aggregate", { gives: "object", ...query }),
  ...each("create update upsert delete createMany updateMany deleteMany", { gives: "object", ...write }),
  count: { gives: "number", ...query },
};

/** Those of them that nothing else is called: the object needn't look like a model. */
export const OF_MODELS_ALONE: ReadonlySet<string> = new Set([
  "findMany",
  "findUnique",
  "findUniqueOrThrow",
  "findFirstOrThrow",
  "createMany",
  "updateMany",
  "deleteMany",
  "createManyAndReturn",
  "updateManyAndReturn",
  "groupBy",
  "upsert",
  "aggregate",
]);

/** Drizzle's `db.query.users.findFirst()`: https://orm.drizzle.team/docs/rqb */
export const OF_DRIZZLE_QUERY: Table = {
  findMany: { gives: "list", ...query },
  findFirst: { gives: "object", or: "undefined", ...query },
};

/** Mongoose and the MongoDB driver, by the method's name: https://mongoosejs.com/docs/api/model.html */
export const OF_MONGO: Table = {
  ...each(
    "findOne findById findByIdAndUpdate findByIdAndDelete findOneAndUpdate findOneAndDelete findOneAndReplace",
    {
      gives: "object",
      or: "null",
      ...query,
    },
  ),
  ...each("insertOne insertMany updateOne updateMany deleteOne deleteMany replaceOne bulkWrite", {
    gives: "object",
    ...write,
  }),
  ...each("countDocuments estimatedDocumentCount", { gives: "number", ...query }),
  ...each("toArray distinct", { gives: "list", ...query }),
};

/** Methods that end or go on with a query and give its rows, where nothing in front of them says otherwise. */
export const ROWS: ReadonlySet<string> = new Set(["returning", "$queryRaw", "$queryRawUnsafe", "getRawMany"]);

/** node-postgres and mysql2: https://node-postgres.com/apis/result */
export const OF_SQL: Table = {
  ...each("query execute", {
    gives: "object",
    ...write,
    fields: { rows: "there", rowCount: "null", fields: "there" },
  }),
};

/** Supabase: `{ data, error }`, and `data` is null where there is an error: https://supabase.com/docs/reference/javascript/select */
export const SUPABASE_ANSWER = {
  data: "null",
  error: "null",
  count: "null",
  status: "there",
  statusText: "there",
} as const;
