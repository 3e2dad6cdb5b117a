import { NextResponse } from "next/server";
import { db } from "@/lib/db";

/** Answers the preflight. True when the request is done. */
function corsHeaders(request: Request) {
  return {
    "Access-Control-Allow-Origin": request.headers.get("origin") ?? "*",
    Vary: "Origin",
  };
}

export async function OPTIONS(req: Request) {
  return new Response(null, {
    headers: {
      ...corsHeaders(req),
      "Access-Control-Allow-Methods": "GET, OPTIONS",
    },
  });
}

export async function GET(req: Request) {
  return NextResponse.json(await db.product.findMany(), { headers: corsHeaders(req) });
}
