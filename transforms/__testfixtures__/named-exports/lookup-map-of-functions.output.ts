import { NextResponse } from 'next/server'

let notes: string[] = []

export function GET() {
  return NextResponse.json(notes)
}

export async function POST(req: Request) {
  const { note } = await req.json().catch(() => ({}))
  if (!note)
    return NextResponse.json({ error: 'note is required' }, { status: 400 })
  notes.push(note)
  return NextResponse.json(notes, { status: 201 })
}

export function DELETE() {
  notes = []
  return new Response(null, { status: 204 })
}
