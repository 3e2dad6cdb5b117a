import type { NextApiRequest, NextApiResponse } from 'next';
import { db } from '@/lib/db';

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== 'GET') return res.status(405).json({ message: 'Method not allowed' });

  const search = req.query.search as string;
  const minPrice = Number(req.query.minPrice);
  const inStock = req.query.inStock === 'true';
  const cursor = (req.query.cursor as string) || undefined;

  if (!search) {
    return res.status(400).json({ message: 'search is required' });
  }

  const products = await db.product.findMany({
    where: { name: search.trim(), inStock, ...(minPrice > 0 && { price: minPrice }) },
    cursor,
  });
  return res.status(200).json({ products, search, minPrice, inStock });
}
