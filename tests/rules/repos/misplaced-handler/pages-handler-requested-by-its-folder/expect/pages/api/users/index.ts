import type { NextApiRequest, NextApiResponse } from "next";
import { createUser } from "../../../lib/users";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    res.setHeader("Allow", "POST");
    return res.status(405).end();
  }
  const user = await createUser(req.body);
  return res.status(201).json(user);
}
