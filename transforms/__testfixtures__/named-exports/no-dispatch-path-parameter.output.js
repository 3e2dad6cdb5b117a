import { NextResponse } from 'next/server'

const courses = {
  html: { title: 'HTML', lessons: 12 },
  css: { title: 'CSS', lessons: 9 },
}

export function GET(req, { params }) {
  const { slug } = params
  const course = courses[slug]
  if (!course)
    return NextResponse.json({ error: `No course "${slug}"` }, { status: 404 })
  return NextResponse.json(course)
}
