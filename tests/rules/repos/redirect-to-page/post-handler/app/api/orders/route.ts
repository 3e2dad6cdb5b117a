import { NextResponse } from "next/server";

export async function POST(request: Request) {
  const form = await request.formData();
  const response = NextResponse.redirect(new URL(`/orders/${form.get("id")}`, request.url), { status: 308 });
  response.cookies.set("order", String(form.get("id")));
  return response;
}
