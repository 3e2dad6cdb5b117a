import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

export async function OPTIONS() {
  // Enable CORS
  return new Response(null, {
    headers: {
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET,OPTIONS,POST',
      'Access-Control-Allow-Headers': 'X-CSRF-Token, X-Requested-With, Accept, Content-Type',
    },
  });
}

export async function GET() {
  // Enable CORS
  const events = await db.event.findMany();
  return NextResponse.json(events, {
    headers: {
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET,OPTIONS,POST',
      'Access-Control-Allow-Headers': 'X-CSRF-Token, X-Requested-With, Accept, Content-Type',
    },
  });
}

export async function POST(req) {
  const headers = new Headers();
  // Enable CORS
  headers.set('Access-Control-Allow-Credentials', 'true');
  headers.set('Access-Control-Allow-Origin', '*');
  headers.set('Access-Control-Allow-Methods', 'GET,OPTIONS,POST');
  headers.set('Access-Control-Allow-Headers', 'X-CSRF-Token, X-Requested-With, Accept, Content-Type');

  const { name } = await req.json().catch(() => ({}));
  if (!name) return NextResponse.json(
    { error: 'Name is required' },
    { status: 400, headers }
  );
  const event = await db.event.create({ data: { name } });
  return NextResponse.json(event, { status: 201, headers });
}
