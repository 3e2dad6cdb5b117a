import { NextResponse } from 'next/server'

export async function GET(q) {
    const pages = q.nextUrl.searchParams.getAll('page')
    return NextResponse.json({
        page: (pages.length > 1 ? pages : pages[0]) || '1',
    })
}
