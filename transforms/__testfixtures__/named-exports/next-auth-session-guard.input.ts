import type { NextApiRequest, NextApiResponse } from "next";
import { getServerSession, type NextAuthOptions } from "next-auth";
import { db } from "@/lib/db";

const authOptions: NextAuthOptions = {
  secret: "only-for-this-example",
  session: { strategy: "jwt" },
  providers: [],
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  // Only members see the tasks.
  const session = await getServerSession(req, res, authOptions);
  if (!session) {
    return res.status(401).json({ message: "You must be logged in." });
  }

  if (req.method === "GET") {
    const tasks = await db.task.findMany();
    return res.status(200).json({ user: session.user?.name ?? null, tasks });
  } else if (req.method === "DELETE") {
    await db.task.delete({ where: { id: req.query.id as string } });
    return res.status(204).end();
  }
  res.setHeader("Allow", ["GET", "DELETE"]);
  return res.status(405).end(`Method ${req.method} Not Allowed`);
}
