import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const requireMethod = (req: NextApiRequest, ...allowed: string[]) => {
  if (!allowed.includes(req.method ?? "")) throw new HttpError(405, `Use ${allowed.join(" or ")}`);
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  try {
    requireMethod(req, "POST");

    const { title } = req.body;
    if (!title) throw new HttpError(400, "A title is needed");
    return res.status(201).json(await db.task.create({ data: { title } }));
  } catch (error) {
    if (error instanceof HttpError) return res.status(error.status).json({ error: error.message });
    return res.status(500).json({ error: "Something went wrong" });
  }
}
