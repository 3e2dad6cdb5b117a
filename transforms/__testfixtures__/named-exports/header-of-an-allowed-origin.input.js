import { db } from "@/lib/db";

const ORIGINS = ["https://shop.example.com", "https://admin.example.com"];

export default async function handler(req, res) {
  const { origin } = req.headers;
  if (ORIGINS.includes(origin)) res.setHeader("Access-Control-Allow-Origin", origin);
  if (req.method === "OPTIONS") return res.status(204).end();
  if (req.method !== "GET") return res.status(405).end();
  res.json(await db.product.findMany());
}
