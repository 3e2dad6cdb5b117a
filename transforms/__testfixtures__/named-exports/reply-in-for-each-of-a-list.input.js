import { db } from "@/lib/db";

const REQUIRED = ["name", "email"];

export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();
  REQUIRED.forEach((field) => {
    if (req.body[field]) return;
    res.status(400).json({ error: `${field} is missing` });
  });
  if (res.headersSent) return;
  const { name, email } = req.body;
  res.status(201).json(await db.user.create({ data: { name, email } }));
}
