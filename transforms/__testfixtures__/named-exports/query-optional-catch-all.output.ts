import { NextResponse } from 'next/server'

const tree: Record<string, string[]> = { '': ['docs', 'blog'], docs: ['intro'], 'docs/intro': [] }

export async function GET(req: Request, { params }: { params: Promise<{ path?: string[] }> }) {
  const { path = [] } = await params
  const key = Array.isArray(path) ? path.join('/') : path
  const children = tree[key]
  if (!children) return NextResponse.json({ key, children: null }, { status: 404 })
  return NextResponse.json({ key, children, root: !(await params).path })
}
