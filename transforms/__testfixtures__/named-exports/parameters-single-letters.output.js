import { NextResponse } from 'next/server'

export async function GET(q) {
    return NextResponse.json({
        page: q.nextUrl.searchParams.get('page') || 'first',
    })
}
