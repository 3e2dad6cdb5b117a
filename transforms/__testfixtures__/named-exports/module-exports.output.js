// pages/api/quote.js
import { NextResponse } from 'next/server'

const quotes = [
  { id: 1, text: 'Stay hungry', author: 'Steve' },
  { id: 2, text: 'Talk is cheap', author: 'Linus' },
]

export const GET = async (req) => {
  const quote = quotes.find((q) => q.id === Number(req.nextUrl.searchParams.get('id') ?? NaN))
  if (!quote)
    return NextResponse.json({ message: 'Quote not found' }, { status: 404 })
  return NextResponse.json(quote)
}
