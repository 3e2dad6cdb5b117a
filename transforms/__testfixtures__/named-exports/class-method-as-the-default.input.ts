import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

class UserController {
  static async handle(req: NextApiRequest, res: NextApiResponse) {
    if (req.method === "GET") return UserController.list(req, res);
    if (req.method === "POST") return UserController.create(req, res);
    return res.status(405).json({ message: "Method not allowed" });
  }

  static async list(req: NextApiRequest, res: NextApiResponse) {
    return res.json(await db.user.findMany({ where: { team: req.query.team } }));
  }

  static async create(req: NextApiRequest, res: NextApiResponse) {
    const { email } = req.body;
    if (!email) return res.status(400).json({ message: "Email is missing" });
    return res.status(201).json(await db.user.create({ data: { email } }));
  }
}

export default UserController.handle;
