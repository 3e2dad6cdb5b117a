import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

class ApiError extends Error {
  constructor(
    public statusCode: number,
    message: string,
  ) {
    super(message);
  }
}

async function listUsers(req: NextApiRequest, res: NextApiResponse) {
  const page = Number(req.query.page ?? "1");
  if (!Number.isInteger(page)) throw new ApiError(400, "There is no such page");
  return res.json(await db.user.findMany({ skip: (page - 1) * 10, take: 10 }));
}

async function createUser(req: NextApiRequest, res: NextApiResponse) {
  const { email } = req.body;
  if (!email) throw new ApiError(400, "An email is needed");
  return res.status(201).json(await db.user.create({ data: { email } }));
}

const handlers: Record<string, NextApiHandler> = {
  GET: listUsers,
  POST: createUser,
};

function withErrors(handler: NextApiHandler): NextApiHandler {
  return async (req, res) => {
    try {
      await handler(req, res);
    } catch (error) {
      if (error instanceof ApiError) {
        return res.status(error.statusCode).json({ error: error.message });
      }
      return res.status(500).json({ error: "Something went wrong" });
    }
  };
}

async function handler(req: NextApiRequest, res: NextApiResponse) {
  const handle = handlers[req.method!];
  if (!handle) {
    res.setHeader("Allow", Object.keys(handlers));
    throw new ApiError(405, `Method ${req.method} not allowed`);
  }
  return handle(req, res);
}

export default withErrors(handler);
