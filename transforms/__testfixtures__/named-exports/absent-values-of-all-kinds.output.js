import { NextResponse } from 'next/server'
import { findTask, removeTask } from '@/lib/tasks'

const prices = { free: 0, pro: 12 }
const rows = [{ id: 1 }, { id: 2 }]

export async function GET(req) {
  const { searchParams } = req.nextUrl
  switch (searchParams.get('what')) {
    case 'env':
      return NextResponse.json(process.env.NOBODY_SETS_THIS ?? null)
    case 'index':
      return NextResponse.json(rows[Number(searchParams.get('at') ?? NaN)] ?? null)
    case 'reduce':
      return NextResponse.json(
        rows.filter((row) => row.id > 5).reduce((all, row) => row.id, undefined) ?? null,
      )
    case 'price':
      return NextResponse.json(prices[searchParams.get('plan')] ?? null)
    case 'free':
      return NextResponse.json(prices.free)
    case 'text':
      return NextResponse.json(rows.map((row) => row.id).join('-'))
    case 'first':
      return NextResponse.json(rows.at(0)?.name ?? null)
    default:
      return NextResponse.json((await findTask(searchParams.get('id') ?? undefined)) ?? null)
  }
}

export async function DELETE(req) {
  return NextResponse.json(
    (await removeTask(req.nextUrl.searchParams.get('id') ?? undefined)) ?? null,
  )
}
