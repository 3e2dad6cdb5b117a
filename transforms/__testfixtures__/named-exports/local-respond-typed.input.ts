import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

type Data = { ok: boolean } | { error: string };

const handler = async (req: NextApiRequest, res: NextApiResponse<Data>) => {
  const respond = (response: NextApiResponse<Data>, status: number, data: Data): void => {
    response.setHeader("Cache-Control", "no-store");
    response.status(status).json(data);
  };
  if (req.method !== "DELETE") {
    respond(res, 405, { error: "Method not allowed" });
    return;
  }
  await db.task.deleteMany();
  respond(res, 200, { ok: true });
};

export default handler;
