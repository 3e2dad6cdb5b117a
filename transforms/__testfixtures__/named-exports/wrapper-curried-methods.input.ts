import type { NextApiHandler, NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const withMethods = (methods: string[]) => (handler: NextApiHandler): NextApiHandler => (req, res) => {
  if (!methods.includes(req.method ?? "")) {
    res.setHeader("Allow", methods);
    return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
  return handler(req, res);
};

async function latestMessages(req: NextApiRequest, res: NextApiResponse) {
  const messages = await db.message.findMany({ take: Number(req.query.take ?? 1) });
  res.status(200).json(messages);
}

export default withMethods(["GET"])(latestMessages);
