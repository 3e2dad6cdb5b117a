import { NextResponse } from 'next/server'

export function GET(req) {
  const cookies = Object.fromEntries(req.cookies.getAll().map(({ name, value }) => [name, value]))
  const flags = Object.keys(cookies).filter((name) => name.startsWith('flag_'))
  return NextResponse.json({ flags, cookies })
}
