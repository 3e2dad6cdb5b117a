import { db } from "@/lib/db";

export default async function handler(req, res) {
  if (!/^(POST|PUT)$/.test(req.method)) {
    res.status(405).end("Method not allowed");
    return;
  }
  const member = await db.member.create({ data: req.body });
  res.status(200).json(member);
}
