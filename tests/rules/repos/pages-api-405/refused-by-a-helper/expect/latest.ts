import type { NextApiRequest, NextApiResponse } from "next";
import { list } from "../../lib/tasks";

const refuse = (res: NextApiResponse) => res.status(405).end("Method not allowed");

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  return req.method === "GET" ? res.json((await list()).at(-1)) : refuse(res.setHeader("Allow", "GET"));
}
