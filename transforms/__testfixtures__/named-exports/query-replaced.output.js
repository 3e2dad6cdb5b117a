import { NextResponse } from 'next/server'
import { db } from '@/lib/db'

export async function GET(req, { params }) {
  const { searchParams } = req.nextUrl
  let query = {
    ...Object.fromEntries(
      Array.from(searchParams.keys(), (key) => {
        const values = searchParams.getAll(key)
        return [key, values.length > 1 ? values : values[0]]
      }),
    ),
    ...(await params),
  }
  query = { page: '1', ...query }
  const posts = await db.post.findMany({ where: { lang: query.lang } })
  return NextResponse.json({ posts, page: query.page, slug: query.slug })
}
