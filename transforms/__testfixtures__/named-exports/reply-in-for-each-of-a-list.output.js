import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const REQUIRED = ["name", "email"];

export async function POST(req) {
  let response;
  try {
    const body = await req.json().catch(() => ({}));
    for (const field of REQUIRED) {
      if (body[field]) continue;
      response ??= NextResponse.json(
        { error: `${field} is missing` },
        { status: 400 }
      );
    }
    if (response) return response;
    const { name, email } = body;
    return NextResponse.json(await db.user.create({ data: { name, email } }), {
      status: 201
    });
  } catch (error) {
    if (!response) throw error;
    console.error(error);
    return response;
  }
}
