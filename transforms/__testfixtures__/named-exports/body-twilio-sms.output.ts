import { track } from '@/lib/track';

interface IncomingSms {
  From: string;
  Body: string;
  MessageSid: string;
}

export async function POST(req: Request) {
  const body = req.headers.get('content-type')?.includes('form-urlencoded')
    ? Object.fromEntries(await req.formData())
    : await req.json().catch(() => ({}));
  const sms = body as IncomingSms;
  track('sms', { from: sms.From, id: sms.MessageSid });
  const answer = sms.Body?.trim().toUpperCase() === 'STOP' ? 'You will get no more messages.' : 'Thanks!';
  return new Response(`<Response><Message>${answer}</Message></Response>`, { headers: { 'Content-Type': 'text/xml' } });
}
