import { NextResponse } from "next/server";
import { db } from "@/lib/db";

/** Answers the preflight. True when the request is done. */
function cors(req: Request, headers: Headers): Response | null {
  headers.set("Access-Control-Allow-Origin", req.headers.get("origin") ?? "*");
  headers.set("Vary", "Origin");
  if (req.method === "OPTIONS") {
    headers.set("Access-Control-Allow-Methods", "GET, OPTIONS");
    return new Response(null, { headers });
  }
  return null;
}

export async function OPTIONS(req: Request) {
  const headers = new Headers();
  const answer = cors(req, headers);
  if (answer) return answer;
  return NextResponse.json({ error: "Method not allowed" }, { status: 405, headers });
}

export async function GET(req: Request) {
  const headers = new Headers();
  const answer = cors(req, headers);
  if (answer) return answer;
  return NextResponse.json(await db.product.findMany(), { headers });
}
