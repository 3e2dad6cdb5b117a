import { NextResponse } from 'next/server'
import { complete } from '@/lib/ai'

export async function GET() {
  function ok(data) {
    return NextResponse.json(
      { success: true, data },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }
  function fail(error, status = 500) {
    return NextResponse.json({ success: false, error }, { status })
  }

  try {
    return ok({ models: ['small', 'large'] })
  } catch (e) {
    return fail(e.message)
  }
}

export async function POST(req) {
  function ok(data) {
    return NextResponse.json(
      { success: true, data },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }
  function fail(error, status = 500) {
    return NextResponse.json({ success: false, error }, { status })
  }

  try {
    const { prompt } = await req.json().catch(() => ({}))
    if (!prompt) return fail('prompt is required', 400)
    return ok(await complete(prompt))
  } catch (e) {
    return fail(e.message)
  }
}
