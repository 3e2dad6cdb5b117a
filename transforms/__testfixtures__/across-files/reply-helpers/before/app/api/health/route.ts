import { NextApiRequest, NextApiResponse } from "next";
import { methodNotAllowed, ok } from "../../../lib/http";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") return methodNotAllowed(res, ["GET"]);
  return ok(res, { up: true });
}
