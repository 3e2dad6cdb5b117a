import { requireUser } from "../../../lib";

export default async function handler(req, res) {
  const user = await requireUser(req, res);
  if (!user) return;
  if (req.method === "GET") return res.status(200).json({ id: user.id });
  res.status(405).end();
}
