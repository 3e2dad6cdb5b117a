import { NextResponse } from 'next/server'
import { record } from '@/lib/effects'

const names = ['opened', 'saved']

const track = (name) => record('track', name)

export function GET() {
  const response = NextResponse.json({ ok: true })

  try {
    names.map(track)
  } catch (error) {
    console.error(error)
  }
  return response
}

export function POST() {
  const response = NextResponse.json({ ok: true }, { status: 201 })

  try {
    names.every((name) => track(name) === undefined)
  } catch (error) {
    console.error(error)
  }
  return response
}

export function PUT() {
  const response = NextResponse.json({ ok: true }, { status: 202 })

  try {
    names.reduce((all, name) => all + record('sum', name), '')
  } catch (error) {
    console.error(error)
  }
  return response
}

export function PATCH() {
  const found = names.find(track)
  return NextResponse.json({ found: found || null })
}
