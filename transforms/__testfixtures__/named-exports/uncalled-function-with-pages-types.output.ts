import type { NextApiRequest, NextApiResponse } from "next";
import { NextResponse } from "next/server";

function legacy(req: NextApiRequest, res: NextApiResponse) {
  res.status(200).json({ old: req.query.old });
}

export function GET() {
  return NextResponse.json({ path: "new" });
}
