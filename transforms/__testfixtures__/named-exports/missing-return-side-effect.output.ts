import { NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function POST(req: Request) {
  const { name, email } = await req.json().catch(() => ({}));

  let response: Response | undefined;
  if (!email) {
    response = NextResponse.json({ error: "Email is required" }, { status: 400 });
  }

  try {
    const customer = await db.customer.create({ data: { name, email } });

    return response ?? NextResponse.json(customer, { status: 201 });
  } catch (error) {
    if (!response) throw error;
    console.error(error);
    return response;
  }
}
