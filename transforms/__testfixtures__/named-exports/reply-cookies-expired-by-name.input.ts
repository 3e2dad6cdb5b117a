import type { NextApiRequest, NextApiResponse } from "next";
import { track } from "@/lib/track";

const SESSION_COOKIES = ["token", "refresh", "csrf"];

const expire = (name: string) => `${name}=; Path=/; HttpOnly; Max-Age=0`;

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") {
    return res.status(405).json({ message: "Method not allowed" });
  }

  res.setHeader("Set-Cookie", SESSION_COOKIES.map(expire));
  await track("logout", { all: req.body.everywhere });
  return res.status(200).json({ success: true });
}
