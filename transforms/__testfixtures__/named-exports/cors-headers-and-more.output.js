import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const corsHeaders = {
  'Access-Control-Allow-Origin': 'https://shop.example',
  'Access-Control-Allow-Methods': 'GET, OPTIONS',
}

export async function OPTIONS() {
  return new Response(null, { status: 204, headers: corsHeaders })
}

export async function GET(req) {
  const headers = new Headers(corsHeaders)
  const { searchParams } = req.nextUrl
  const q = searchParams.get('q')
  if (!q) return NextResponse.json([], { headers })
  if (searchParams.get('fresh')) headers.set('Cache-Control', 'no-store')
  return NextResponse.json(await db.task.findMany({ where: { title: q } }), {
    headers,
  })
}
