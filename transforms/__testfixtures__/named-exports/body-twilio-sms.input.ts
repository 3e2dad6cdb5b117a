import { NextApiRequest, NextApiResponse } from 'next';
import { track } from '@/lib/track';

interface IncomingSms {
  From: string;
  Body: string;
  MessageSid: string;
}

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === 'POST') {
    const sms = req.body as IncomingSms;
    track('sms', { from: sms.From, id: sms.MessageSid });
    const answer = sms.Body?.trim().toUpperCase() === 'STOP' ? 'You will get no more messages.' : 'Thanks!';
    res.setHeader('Content-Type', 'text/xml');
    res.status(200).send(`<Response><Message>${answer}</Message></Response>`);
  } else {
    res.status(405).json({ error: 'Method not allowed' });
  }
}
