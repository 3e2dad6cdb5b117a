import type { NextApiRequest, NextApiResponse } from 'next';
import { charge } from '@/lib/payments';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'POST') {
    return res.status(405).json({ error: 'Method not allowed' });
  }

  try {
    const { amount, source } = req.body;
    const payment = await charge(amount, source);
    return res.status(payment.status === 'paid' ? 200 : 202).json(payment);
  } catch (error: any) {
    console.error(error);
    return res.status(error.statusCode || 500).json({ error: error.message, code: error.code });
  }
}
