import { NextResponse } from 'next/server'
import { record } from '@/lib/effects'

export async function GET(req) {
  let query, variables
  const { searchParams } = req.nextUrl
  const requestQuery = Object.fromEntries(
    Array.from(searchParams.keys(), (key) => {
      const values = searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
  ;({ query } = requestQuery)
  variables = requestQuery.variables ? JSON.parse(requestQuery.variables) : undefined

  if (!query) {
    return NextResponse.json(
      { errors: [{ message: 'Must provide query string.' }] },
      { status: 400 },
    )
  }
  record('graphql', query, variables)
  return NextResponse.json({ data: { query, variables } })
}

export async function POST(req) {
  let query, variables
  ;({ query, variables } = await req.json().catch(() => ({})))

  if (!query) {
    return NextResponse.json(
      { errors: [{ message: 'Must provide query string.' }] },
      { status: 400 },
    )
  }
  record('graphql', query, variables)
  return NextResponse.json({ data: { query, variables } })
}
