import { NextResponse } from 'next/server';

export default async function middleware(req) {
    const token = req.cookies.get('token');
    if (!token) {
        if (req.nextUrl.pathname.startsWith('/api/')) {
            return NextResponse.json({ error: 'Unauthorized' }, { status: 401 });
        }
        return NextResponse.redirect(new URL(`/login?from=${req.nextUrl.pathname}`, req.url), 308);
    } else return NextResponse.next();
}

export const config = { matcher: ['/dashboard/:path*', '/api/:path*'] };
