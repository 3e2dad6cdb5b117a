import type { NextApiRequest, NextApiResponse } from "next";
import { log } from "@/lib/log";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "POST") return res.status(405).end(), undefined;
  const { title, done, kind } = req.body;
  if (!title && (res.status(400).json({ error: "A title is needed" }), true)) return;
  if (kind === "draft") return void res.status(202).json({ title });
  done && (log("done", title), res.setHeader("X-Done", "1"));
  if (kind === "list") {
    log("list"), res.status(200).json([title]);
    return;
  }
  return title.length > 20 ? (log("long"), res.status(422).json({ error: "Too long" })) : res.status(201).json({ title });
}
