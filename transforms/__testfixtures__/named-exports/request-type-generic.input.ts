import type { NextApiRequest, NextApiResponse } from "next";
interface Typed<T> extends NextApiRequest { body: T }
interface Data { name: string }
export default async function handler(req: Typed<Data>, res: NextApiResponse<{ hi: string }>) {
  if (req.method !== "POST") return res.status(405).end();
  res.json({ hi: req.body.name });
}
