import { NextResponse } from 'next/server'
import { getUser } from '@/lib/auth'
import { db } from '@/lib/db'

export async function GET(req) {
  const user = await getUser(req.headers.get('authorization') ?? undefined)
  let response
  if (!user) {
    response = NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  }

  try {
    const projects = await db.project.findMany({ where: { ownerId: user.id } })
    return response ?? NextResponse.json({ projects })
  } catch (error) {
    if (!response) throw error
    console.error(error)
    return response
  }
}
