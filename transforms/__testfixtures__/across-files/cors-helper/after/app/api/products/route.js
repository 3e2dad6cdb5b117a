import { NextResponse } from "next/server";
import { cors } from "@/lib/cors";

export async function GET(req) {
  const headers = new Headers();
  const answer = await cors(req, headers);
  if (answer) return answer;

  return NextResponse.json({ products: ["tea"] }, { headers });
}

export async function POST(req) {
  const headers = new Headers();
  const answer = await cors(req, headers);
  if (answer) return answer;
  const { name } = await req.json().catch(() => ({}));
  return NextResponse.json({ created: name }, { status: 201, headers });
}

export async function OPTIONS(req) {
  const headers = new Headers();
  const answer = await cors(req, headers);
  if (answer) return answer;
  return NextResponse.json(
    { error: "Method not allowed" },
    { status: 405, headers },
  );
}
