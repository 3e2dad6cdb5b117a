import { createCheckout } from '@/lib/payments';

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const { plan } = req.query;
    if (!plan) return res.redirect('https://shop.example/pricing');
    const { url } = await createCheckout(plan, req.headers.origin);
    return res.redirect(url);
  }
  if (req.method === 'POST') {
    const { url } = await createCheckout(req.body.plan, req.headers.origin);
    return res.redirect(303, url);
  }
  res.status(405).json({ error: 'Method not allowed' });
}
