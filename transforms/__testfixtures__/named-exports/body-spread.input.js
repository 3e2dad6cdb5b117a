import { db } from '@/lib/db';

export default async function handler(req, res) {
  const { id } = req.query;
  if (req.method === 'PUT') {
    const product = await db.product.update({
      where: { id },
      data: { ...req.body, updatedAt: 'now' },
    });
    return res.status(200).json({ ...product, saved: true });
  } else if (req.method === 'POST') {
    const copy = { ...req.body, parentId: id };
    delete copy.id;
    return res.status(201).json(await db.product.create({ data: copy }));
  }
  return res.status(405).json({ error: 'Method not allowed' });
}
