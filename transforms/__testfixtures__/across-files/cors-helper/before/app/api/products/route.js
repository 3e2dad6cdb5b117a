import { cors } from "@/lib/cors";

export default async function handler(req, res) {
  if (await cors(req, res)) return;

  if (req.method === "GET") {
    return res.status(200).json({ products: ["tea"] });
  }
  if (req.method === "POST") {
    return res.status(201).json({ created: req.body.name });
  }
  return res.status(405).json({ error: "Method not allowed" });
}
