import { NextResponse } from 'next/server'
import { readReport } from '@/lib/reports'
import { db } from '@/lib/db'

export async function GET(req) {
  const response = await new Promise((resolve) => {
    readReport(req.nextUrl.searchParams.get('id') ?? undefined, (err, data) => {
      if (err)
        resolve(NextResponse.json({ error: err.message }, { status: 500 }))
      else resolve(NextResponse.json(data ?? null))
    })
  })

  try {
    await db.$disconnect()
  } catch (error) {
    console.error(error)
  }
  return response
}
