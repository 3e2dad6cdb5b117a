import { type NextRequest, NextResponse } from "next/server";
import { renderAs } from "@/lib/reports";

const layout = (title: string, inner: string) => `
  <!doctype html>
  <title>${title}</title>
  ${inner}`;

function page(title: string) {
  return layout(title, "<h1>Thanks</h1>");
}

export async function GET() {
  return new Response(page("Unsubscribed"), {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

export async function POST() {
  const html = await renderAs("html");
  return Buffer.isBuffer(html)
    ? new Response(html as BodyInit, { status: 201, headers: { "Content-Type": "application/octet-stream" } })
    : typeof html === "string" || html == null
      ? new Response(new Blob([html ?? ""]), { status: 201 })
      : NextResponse.json(html, { status: 201 });
}

export async function PUT() {
  const template = (await renderAs("html")) as string;
  return new Response(new Blob([template.replace("{name}", "Ada")]));
}

export async function PATCH(req: NextRequest) {
  const name = String(req.nextUrl.searchParams.get("name"));
  return new Response(`${name}: changed`);
}

export async function DELETE(req: NextRequest) {
  return new Response(`Unsubscribing ${req.nextUrl.searchParams.get("name")} isn't possible`, {
    status: 410,
  });
}
