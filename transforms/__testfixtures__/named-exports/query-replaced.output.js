import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req, { params }) {
  let query = {
    ...Object.fromEntries(req.nextUrl.searchParams),
    ...(await params),
  }
  query = { page: '1', ...query }
  const posts = await db.post.findMany({ where: { lang: query.lang } })
  return NextResponse.json({ posts, page: query.page, slug: query.slug })
}
