import { db } from '@/lib/db';

export default async function handler(req, res) {
  if (req.method !== 'POST') {
    res.status(405).json({ error: 'Method not allowed' });
    return;
  }

  const { name, email } = req.body;

  if (!name || !email) {
    res.status(400).json({ error: 'Name and email are required' });
    return;
  }

  if (!email.includes('@')) {
    res.status(422).json({ error: 'That is not an email address' }); // checked again by the mailer
    return;
  }

  const lead = await db.lead.create({ data: { name, email } });
  res.status(201).json({ success: true, lead });
}
