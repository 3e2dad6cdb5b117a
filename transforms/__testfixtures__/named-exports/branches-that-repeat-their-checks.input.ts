import type { NextApiRequest, NextApiResponse } from "next";
import { getSession } from "@/lib/auth";
import { db } from "@/lib/db";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const session = await getSession(req.cookies.session);
    if (!session) {
      return res.status(401).json({ error: "Unauthorized" });
    }
    const { teamId } = req.query as { teamId: string };
    const { name } = req.body;
    try {
      const member = await db.member.findUnique({
        where: {
          id: session.user.id,
          teamId,
        },
      });
      if (!member) {
        return res.status(403).json({ error: "You are no member of this team" });
      }
      if (!name) {
        return res.status(400).json({ error: "A name is required" });
      }
      const token = await db.event.create({
        data: {
          name,
          teamId,
        },
      });
      return res.status(201).json({ token });
    } catch (error) {
      console.error(error);
      return res.status(500).json({ error: "Error creating token" });
    }
  } else if (req.method === "DELETE") {
    const session = await getSession(req.cookies.session);
    if (!session) {
      return res.status(401).json({ error: "Unauthorized" });
    }
    const { teamId } = req.query as { teamId: string };
    const { tokenId } = req.body;
    try {
      const member = await db.member.findUnique({
        where: {
          id: session.user.id,
          teamId,
        },
      });
      if (!member) {
        return res.status(403).json({ error: "You are no member of this team" });
      }
      await db.event.delete({
        where: {
          id: tokenId,
          teamId,
        },
      });
      return res.status(200).json({ message: "Token deleted" });
    } catch (error) {
      console.error(error);
      return res.status(500).json({ error: "Error deleting token" });
    }
  } else {
    res.setHeader("Allow", ["POST", "DELETE"]);
    return res.status(405).json({ error: "Method not allowed" });
  }
}
