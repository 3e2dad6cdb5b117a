import { NextResponse } from 'next/server';

export const GET = () => {
  return NextResponse.json(
    { ok: true },
    { headers: { 'Cache-Control': 'no-store' } },
  );
};
