import { NextResponse } from 'next/server'
import { rateLimit } from '@/lib/limits'
import { complete } from '@/lib/ai'

const limited = (handler, { by = 'x-client' } = {}) => {
  return async (req) => {
    const { success, remaining } = await rateLimit(req.headers.get(by) || 'anonymous')
    const headers = new Headers()
    headers.set('X-RateLimit-Remaining', remaining.toString())
    if (!success) return NextResponse.json({ error: 'Too many requests' }, { status: 429, headers })
    const response = await handler(req)
    for (const [header, value] of headers) {
      if (!response.headers.has(header)) response.headers.set(header, value)
    }
    return response
  }
}

export const POST = limited(async (req) => {
  const { question } = await req.json().catch(() => ({}))
  return NextResponse.json({ answer: await complete(question) })
})
