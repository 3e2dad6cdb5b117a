import type { NextApiRequest, NextApiResponse } from "next";
import type { AuthedRequest } from "@/lib/auth";

function assertAuthed(req: NextApiRequest): asserts req is AuthedRequest {
  if (!req.headers.authorization) throw new Error("sign in");
}

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return res.status(405).end();
  assertAuthed(req);
  res.status(200).json({ ok: true });
}
