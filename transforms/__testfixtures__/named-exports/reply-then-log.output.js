import { NextResponse } from 'next/server'
import { track } from '@/lib/track'
import { db } from '@/lib/db'

export async function GET() {
  const products = await db.product.findMany()
  const response = NextResponse.json(products)

  try {
    track('products.listed', { count: products.length })
  } catch (error) {
    console.error(error)
  }
  return response
}

export async function POST(req) {
  const body = await req.json().catch(() => ({}))
  const product = await db.product.create({ data: body })
  const response = NextResponse.json(product, { status: 201 })

  try {
    track('products.created', product.id)
  } catch (error) {
    console.error(error)
  }
  return response
}
