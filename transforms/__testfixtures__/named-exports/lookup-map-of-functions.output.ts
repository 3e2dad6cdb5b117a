import { NextResponse } from 'next/server'

let notes: string[] = []

function listNotes() {
  return NextResponse.json(notes)
}

async function addNote(req: Request) {
  const { note } = await req.json().catch(() => ({}))
  if (!note) return NextResponse.json({ error: 'note is required' }, { status: 400 })
  notes.push(note)
  return NextResponse.json(notes, { status: 201 })
}

function clearNotes() {
  notes = []
  return new Response(null, { status: 204 })
}

export function GET() {
  return listNotes()
}

export function POST(req: Request) {
  return addNote(req)
}

export function DELETE() {
  return clearNotes()
}
