import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const ORIGINS = ["https://shop.example.com", "https://admin.example.com"];

export async function OPTIONS(req) {
  const origin = req.headers.get("origin");
  const headers = new Headers();
  if (ORIGINS.includes(origin)) headers.set("Access-Control-Allow-Origin", origin);
  return new Response(null, { status: 204, headers });
}

export async function GET(req) {
  const origin = req.headers.get("origin");
  const headers = new Headers();
  if (ORIGINS.includes(origin)) headers.set("Access-Control-Allow-Origin", origin);
  return NextResponse.json(await db.product.findMany(), { headers });
}
