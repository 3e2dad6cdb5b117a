import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const withErrorHandling = (fn) => async (req, { params }) => {
  try {
    return await fn(req, { params })
  } catch (error) {
    console.error(error)
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}

export const GET = withErrorHandling(async (req, { params }) => {
  const { id } = await params
  return NextResponse.json(await db.event.findUnique({ where: { id } }))
})
export const PUT = withErrorHandling(async (req, { params }) => {
  const { id } = await params
  const body = await req.json().catch(() => ({}))
  return NextResponse.json(await db.event.update({ where: { id }, data: body }))
})
