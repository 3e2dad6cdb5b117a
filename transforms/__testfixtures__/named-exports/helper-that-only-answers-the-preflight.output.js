import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function OPTIONS() {
  // Browsers ask first, since the shop runs on another domain
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Content-Type',
    },
  })
}

export async function GET() {
  return NextResponse.json(await db.product.findMany())
}
