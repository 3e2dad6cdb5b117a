import { NextResponse } from 'next/server'

function idOf(entry) {
  if (!entry.id) throw new Error('no id')
  return entry.id
}

export async function POST(req) {
  let ids = []
  try {
    const { entries } = await req.json().catch(() => ({}))
    ids = entries.map(idOf)
  } catch (error) {
    return NextResponse.json({ error: error.message })
  }
  return NextResponse.json({ ids }, { status: 201 })
}

export async function PUT(req) {
  try {
    const { entries } = await req.json().catch(() => ({}))
    const ids = entries.map(idOf)
    return NextResponse.json({ ids }, { status: 201 })
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 201 })
  }
}
