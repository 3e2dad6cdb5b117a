import { NextResponse } from 'next/server'
import { log } from '@/lib/log'

const posts = [
  { slug: 'first', draft: false },
  { slug: 'second', draft: true },
  { slug: 'third', draft: false },
]

export async function GET(req) {
  try {
    const { searchParams } = req.nextUrl
    if (searchParams.get('fail')) throw new Error('no posts')
    let text = '<?xml version="1.0" encoding="UTF-8"?><urlset>'
    for (const post of posts) {
      if (post.draft) continue
      text += `<url><loc>/blog/${post.slug}</loc></url>`
    }
    const tags = searchParams.get('tags')
    if (tags) {
      tags.split(',').forEach((tag) => {
        text += `<url><loc>/tags/${tag}</loc></url>`
      })
    }
    log('sitemap')
    return new Response(text + '</urlset>', { headers: { 'Content-Type': 'application/xml' } })
  } catch (error) {
    return NextResponse.json({ error: error.message }, { status: 500 })
  }
}
