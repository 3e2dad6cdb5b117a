import { verifyToken } from "@/lib/auth";
export default async function handler(req, res) {
  const token = req.cookies?.token;
  const user = token ? await verifyToken(token) : null;
  const isAdmin = user?.role === "admin";
  if (!isAdmin) return res.status(token ? 403 : 401).json({ error: token ? "Not allowed" : "Unauthorized" });
  if (req.method === "GET") return res.json({ stats: 1 });
  if (req.method === "DELETE") {
    const ids = req.body?.ids ?? req.query.ids?.split(",") ?? [];
    return res.json({ deleted: ids });
  }
  return res.status(405).json({ error: "Method not allowed" });
}
