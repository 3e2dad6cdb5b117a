import { NextApiRequest, NextApiResponse } from 'next';
import { sendMail } from '@/lib/mail';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).json({ message: 'Method not allowed' });
  }

  try {
    const { name, email, message } = req.body;

    // Basic validation
    if (!name || !email || !message) {
      return res.status(400).json({ message: 'Missing required fields' });
    }

    await sendMail({
      to: email,
      subject: `Thanks, ${name}!`,
      text: message,
    });

    return res.status(200).json({ message: 'Message sent ✅' });
  } catch (error) {
    console.error('Contact error:', error);
    return res.status(500).json({ message: 'Something went wrong' });
  }
}
