import { NextResponse } from 'next/server'
import { complete } from '@/lib/ai'

export async function POST(req) {
  const result = { ok: false }
  let status = 200
  try {
    const { prompt } = await req.json().catch(() => ({}))
    result.text = await complete(prompt)
    result.ok = true
  } catch (error) {
    result.error = error.message
    status = 502
  } finally {
    return NextResponse.json(result, { status })
  }
}
