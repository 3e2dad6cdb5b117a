import { NextResponse } from 'next/server';
import { getUser } from '@/lib/auth';

export async function GET(req: Request) {
  const authorization = req.headers.get('authorization') ?? undefined;
  const apiKey = req.headers.get('x-api-key');
  const language = req.headers.get('accept-language') ?? 'en';
  if (!authorization && !apiKey)
    return NextResponse.json({ error: 'No credentials' }, { status: 401 });
  if (apiKey) return NextResponse.json({ via: 'key', apiKey, language });

  const user = await getUser(authorization);
  if (!user) return NextResponse.json({ error: 'Bad token' }, { status: 403 });
  return NextResponse.json({ via: 'token', user, language });
}
