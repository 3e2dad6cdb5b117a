import type { NextApiRequest, NextApiResponse } from "next";
import Cookies from "cookies";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end();
  const cookies = new Cookies(req, res);
  cookies.set("theme", req.body.theme, { httpOnly: false });
  res.status(200).json({ theme: req.body.theme });
}
