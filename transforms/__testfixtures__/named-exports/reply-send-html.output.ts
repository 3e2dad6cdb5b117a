import type { NextRequest } from 'next/server';
import { db } from '@/lib/db';

const page = (title: string, text: string) => `<!doctype html><title>${title}</title><p>${text}</p>`;

export async function GET(req: NextRequest) {
  const email = req.nextUrl.searchParams.get('email');
  if (!email) {
    return new Response(page('Unsubscribe', 'The link is incomplete.'), {
      status: 400,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  const subscriber = await db.subscriber.findUnique({ where: { email } });
  if (!subscriber) {
    return new Response(page('Unsubscribe', 'You are not on our list.'), {
      status: 404,
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
    });
  }

  await db.subscriber.update({ where: { id: subscriber.id }, data: { active: false } });
  return new Response(page('Unsubscribe', 'You are unsubscribed.'), {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
