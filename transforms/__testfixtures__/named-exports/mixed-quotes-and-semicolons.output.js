// API Route: /api/profile
import { NextResponse } from "next/server"
import { db } from "@/lib/db"
import { verifyToken } from '@/lib/auth';

export async function GET(req) {
  const user = await verifyToken(req.headers.get("x-token") ?? undefined)
  if (!user) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  return NextResponse.json({ user })
}

export async function PUT(req) {
  const { name, bio = "" } = await req.json().catch(() => ({}));
  const updated = await db.user.update({ where: { id: "1" }, data: { name, bio } })
  return NextResponse.json({ message: `Profile of ${updated.id} updated 🎉` })
}
