import { NextResponse } from "next/server";
import { db } from "@/lib/db";

function sendRows(rows: { id: string }[]) {
  return new Response(rows.map((row) => row.id).join("\n"));
}

function sendPage(title: string) {
  return new Response(`<h1>${title}</h1>`, {
    headers: { "Content-Type": "text/html; charset=utf-8" },
  });
}

function sendBytes(text: string) {
  return new Response(Buffer.from(text) as BodyInit, {
    headers: { "Content-Type": "application/octet-stream" },
  });
}

function sendObject(title: string) {
  return NextResponse.json({ title });
}

export async function GET() {
  const response = sendRows(await db.task.findMany());
  response.headers.set("Content-Type", "text/csv");
  return response;
}

export async function PUT() {
  const response = sendPage("Tasks");
  response.headers.set("Content-Type", "application/xml");
  return response;
}

export async function PATCH() {
  const response = sendBytes("Tasks");
  response.headers.set("Content-Type", "image/png");
  return response;
}

export async function POST() {
  return sendObject("Tasks");
}
