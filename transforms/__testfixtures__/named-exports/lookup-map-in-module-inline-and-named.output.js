import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

async function listMembers(req) {
  return NextResponse.json(
    await db.member.findMany({ where: { team: req.nextUrl.searchParams.get('team') ?? undefined } }),
  )
}

const actions = {
  GET: listMembers,
  DELETE: async (req) => {
    await db.member.deleteMany({ where: { team: req.nextUrl.searchParams.get('team') ?? undefined } })
    return new Response(null, { status: 204 })
  },
}

export async function GET(req) {
  return listMembers(req)
}

export async function DELETE(req) {
  return actions.DELETE(req)
}
