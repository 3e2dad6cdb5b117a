// Next.js API route support: https://nextjs.org/docs/api-routes/introduction
import { NextResponse } from 'next/server'

type Data = {
  name: string
}

export function GET() {
  return NextResponse.json<Data>({ name: 'John Doe' })
}
