import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req) {
  const { searchParams } = req.nextUrl
  const page = searchParams.get('page') ?? 1
  const limit = searchParams.get('limit') ?? '10'
  const q = searchParams.get('q')
  const take = parseInt(limit, 10)
  const skip = (parseInt(page) - 1) * take

  const products = await db.product.findMany({
    where: q ? { name: { contains: q } } : undefined,
    skip,
    take,
  })
  return NextResponse.json({ products, page: Number(page), limit: take })
}
