import { NextResponse } from 'next/server';
import { db } from '@/lib/db';

export async function POST(req) {
  const { name, email } = await req.json().catch(() => ({}));

  if (!name || !email) {
    return NextResponse.json(
      { error: 'Name and email are required' },
      { status: 400 },
    );
  }

  if (!email.includes('@')) {
    return NextResponse.json(
      { error: 'That is not an email address' },
      { status: 422 },
    ); // checked again by the mailer
  }

  const lead = await db.lead.create({ data: { name, email } });
  return NextResponse.json({ success: true, lead }, { status: 201 });
}
