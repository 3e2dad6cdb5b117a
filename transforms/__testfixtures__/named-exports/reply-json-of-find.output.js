import { NextResponse } from 'next/server'

const tasks = [{ id: 1 }]

export async function GET(req) {
  const task = tasks.find((t) => t.id === Number(req.nextUrl.searchParams.get('id') ?? NaN))
  return NextResponse.json(task ?? null)
}
