import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

// Enable CORS
const corsHeaders = {
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET,OPTIONS,POST',
  'Access-Control-Allow-Headers': 'X-CSRF-Token, X-Requested-With, Accept, Content-Type',
};

export async function OPTIONS() {
  return new Response(null, { headers: corsHeaders });
}

export async function GET() {
  const events = await db.event.findMany();
  return NextResponse.json(events, { headers: corsHeaders });
}

export async function POST(req) {
  const { name } = await req.json().catch(() => ({}));
  if (!name)
    return NextResponse.json(
      { error: 'Name is required' },
      { status: 400, headers: corsHeaders }
    );
  const event = await db.event.create({ data: { name } });
  return NextResponse.json(event, { status: 201, headers: corsHeaders });
}
