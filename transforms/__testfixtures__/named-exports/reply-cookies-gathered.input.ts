import type { NextApiRequest, NextApiResponse } from "next";
import { comparePassword, signToken } from "@/lib/auth";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const { id, password, remember } = req.body;
    if (!(await comparePassword(password))) {
      return res.status(401).json({ error: "Wrong password" });
    }

    const cookies = [`token=${signToken({ id })}; Path=/; HttpOnly; Expires=Wed, 01 Jan 2031 00:00:00 GMT`];
    if (remember) cookies.push(`remember=${id}; Path=/`);

    return res.setHeader("Set-Cookie", cookies).status(200).json({ ok: true });
  }

  if (req.method === "DELETE") {
    const cookies = Object.keys(req.cookies).map((name) => `${name}=; Path=/; Max-Age=0`);
    if (cookies.length > 0) {
      res.setHeader("Set-Cookie", cookies);
    }
    return res.status(204).end();
  }

  res.setHeader("Allow", ["POST", "DELETE"]);
  res.status(405).end();
}
