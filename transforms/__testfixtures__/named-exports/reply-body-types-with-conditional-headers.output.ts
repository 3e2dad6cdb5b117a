import { type NextRequest, NextResponse } from "next/server";
import { db } from "@/lib/db";

export async function GET(req: NextRequest) {
  const headers = new Headers();
  if (req.nextUrl.searchParams.get("download")) headers.set("Content-Disposition", "attachment");
  headers.set("Content-Type", "application/octet-stream");
  return new Response(Buffer.from("report") as BodyInit, { headers });
}

export async function POST(req: NextRequest) {
  const headers = new Headers();
  if (req.nextUrl.searchParams.get("download")) headers.set("Content-Disposition", "attachment");
  headers.set("Content-Type", "application/json");
  return new Response(null, { headers });
}

export async function PUT(req: NextRequest) {
  const headers = new Headers();
  const { searchParams } = req.nextUrl;
  if (searchParams.get("download")) headers.set("Content-Disposition", "attachment");
  if (searchParams.get("plain")) headers.set("Content-Type", "text/plain");
  if (!headers.has("Content-Type")) headers.set("Content-Type", "application/octet-stream");
  return new Response(Buffer.from("report") as BodyInit, { headers });
}

export async function PATCH(req: NextRequest) {
  const headers = new Headers();
  if (req.nextUrl.searchParams.get("download")) headers.set("Content-Disposition", "attachment");
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response("<h1>Report</h1>", { headers });
}

export async function DELETE(req: NextRequest) {
  const headers = new Headers();
  const download = req.nextUrl.searchParams.get("download");
  if (download) headers.set("Content-Disposition", "attachment");
  const report = download ? Buffer.from("gone") : await db.report.delete({ where: { id: "1" } });
  if (Buffer.isBuffer(report)) headers.set("Content-Type", "application/octet-stream");
  return Buffer.isBuffer(report)
    ? new Response(report as BodyInit, { headers })
    : typeof report === "string" || report == null
      ? new Response(new Blob([report ?? ""]), { headers })
      : NextResponse.json(report, { headers });
}
