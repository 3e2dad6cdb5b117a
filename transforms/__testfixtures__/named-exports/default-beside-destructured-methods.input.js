import { routes } from "@/lib/handlers";

export const { GET, POST } = routes;

export default function handler(req, res) {
  if (req.method === "GET") return res.status(200).json([]);
  if (req.method === "DELETE") return res.status(200).json({ gone: true });
  res.status(405).end();
}
