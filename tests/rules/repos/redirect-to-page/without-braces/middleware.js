import { NextResponse } from 'next/server';

export default async function middleware(req) {
    const token = req.cookies.get('token');
    if (!token) return NextResponse.redirect(new URL(`/login?from=${req.nextUrl.pathname}`, req.url), 308);
    else return NextResponse.next();
}

export const config = { matcher: ['/dashboard/:path*', '/api/:path*'] };
