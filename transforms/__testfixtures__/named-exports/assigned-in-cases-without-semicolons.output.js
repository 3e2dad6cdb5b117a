import { NextResponse } from 'next/server'
import { record } from '@/lib/effects'

export async function GET(req) {
  let query, variables
  const requestQuery = Object.fromEntries(req.nextUrl.searchParams)
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
