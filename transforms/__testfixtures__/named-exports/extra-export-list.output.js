import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

const PAGE_SIZE = 2

async function listProducts(page) {
  return db.product.findMany({ skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
}

export async function GET(req) {
  const page = Number(req.nextUrl.searchParams.get('page') ?? 1)
  return NextResponse.json({ page, products: await listProducts(page) })
}
