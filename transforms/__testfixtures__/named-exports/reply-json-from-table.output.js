import { NextResponse } from 'next/server'

const greetings = { de: { text: 'Hallo' }, en: { text: 'Hello' } }

export function GET(req) {
  const greeting = greetings[req.nextUrl.searchParams.get('lang')]
  return NextResponse.json(greeting ?? null)
}
