import { NextResponse } from "next/server"
import { db } from "@/lib/db";

export async function OPTIONS(req) {
  const origin = req.headers.get("origin")
  const headers = new Headers()
  if (origin && ["https://shop.example", "https://admin.example"].includes(origin))
    headers.set("Access-Control-Allow-Origin", origin)
  headers.set("Access-Control-Allow-Credentials", "true")
  headers.set("Access-Control-Allow-Methods", "GET,DELETE,OPTIONS")
  headers.set("Vary", "Origin, Access-Control-Request-Headers")
  const requestedHeaders = req.headers.get("access-control-request-headers")
  if (requestedHeaders)
    headers.set("Access-Control-Allow-Headers", requestedHeaders)
  headers.set("Access-Control-Max-Age", "600")
  return new Response(null, { status: 204, headers })
}

export async function GET(req) {
  const origin = req.headers.get("origin")
  const headers = new Headers()
  if (origin && ["https://shop.example", "https://admin.example"].includes(origin))
    headers.set("Access-Control-Allow-Origin", origin)
  headers.set("Access-Control-Allow-Credentials", "true")
  headers.set("Vary", "Origin")
  return NextResponse.json({ tasks: await db.task.findMany() }, { headers })
}

export async function DELETE(req) {
  const origin = req.headers.get("origin")
  const headers = new Headers()
  if (origin && ["https://shop.example", "https://admin.example"].includes(origin))
    headers.set("Access-Control-Allow-Origin", origin)
  headers.set("Access-Control-Allow-Credentials", "true")
  headers.set("Vary", "Origin")

  await db.task.delete({ where: { id: req.nextUrl.searchParams.get("id") ?? undefined } })
  return NextResponse.json({ deleted: true }, { headers })
}
