import type { NextApiRequest, NextApiResponse } from "next";
export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { path, ...query } = req.query;
  const target = `https://backend.example/${(path as string[]).join("/")}?${new URLSearchParams(query as Record<string, string>)}`;
  const r = await fetch(target, {
    method: req.method,
    headers: { "Content-Type": "application/json", Authorization: req.headers.authorization ?? "" },
    body: ["GET", "HEAD"].includes(req.method!) ? undefined : JSON.stringify(req.body),
  });
  const data = await r.json();
  res.status(r.status).json(data);
}
