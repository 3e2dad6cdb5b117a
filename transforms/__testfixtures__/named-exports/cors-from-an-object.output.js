import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const corsHeaders = {
  'Access-Control-Allow-Origin': 'https://shop.example',
  'Access-Control-Allow-Methods': 'GET,OPTIONS',
}

export async function OPTIONS() {
  return new Response(null, { status: 204, headers: corsHeaders })
}

export async function GET(req) {
  const status = req.nextUrl.searchParams.get('status')
  if (!status)
    return NextResponse.json(
      { error: 'status is needed' },
      { status: 400, headers: corsHeaders },
    )
  return NextResponse.json(await db.task.findMany({ where: { status } }), {
    headers: corsHeaders,
  })
}
