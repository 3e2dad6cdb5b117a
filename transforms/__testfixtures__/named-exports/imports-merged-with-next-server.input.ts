import { NextResponse } from "next/server";
import type { NextApiRequest, NextApiResponse } from "next";
import { db } from "@/lib/db";

const unauthorized = () => NextResponse.json({ error: "Unauthorized" }, { status: 401 });

export async function GET() {
  return unauthorized();
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "POST") {
    const lead = await db.lead.create({ data: { email: req.body.email, utm: req.cookies.utm } });
    return res.status(201).json(lead);
  }
  return res.status(405).end();
}
