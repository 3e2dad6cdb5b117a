import { NextResponse } from "next/server";
import { db } from "@/lib/db";

function corsHeaders(request: Request) {
  return {
    "Access-Control-Allow-Credentials": "true",
    "Access-Control-Allow-Origin": request.headers.get("origin") || "*",
    "Access-Control-Allow-Methods": "GET,POST,OPTIONS",
  };
}

export async function OPTIONS(req: Request) {
  return new Response(null, { headers: corsHeaders(req) });
}

export async function GET(req: Request) {
  try {
    return NextResponse.json(await db.task.findMany(), { headers: corsHeaders(req) });
  } catch (error) {
    return NextResponse.json(
      { error: "Something went wrong" },
      { status: 500, headers: corsHeaders(req) },
    );
  }
}

export async function POST(req: Request) {
  try {
    const { title } = await req.json().catch(() => ({}));
    if (!title)
      return NextResponse.json(
        { error: "A title is needed" },
        { status: 400, headers: corsHeaders(req) },
      );
    return NextResponse.json(await db.task.create({ data: { title } }), {
      status: 201,
      headers: corsHeaders(req),
    });
  } catch (error) {
    return NextResponse.json(
      { error: "Something went wrong" },
      { status: 500, headers: corsHeaders(req) },
    );
  }
}
