import { db } from '@/lib/db';

export default async function handler(req, res) {
  const { id } = req.query;

  if (req.method === 'PUT') {
    await db.product.update({ where: { id }, data: req.body });
    return res.status(204).send();
  }

  if (req.method === 'DELETE') {
    await db.product.delete({ where: { id } });
    return res.status(200).send();
  }

  return res.status(405).json();
}
