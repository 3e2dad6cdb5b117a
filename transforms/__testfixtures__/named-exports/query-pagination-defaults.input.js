import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const { page = 1, limit = '10', q } = req.query
    const take = parseInt(limit, 10)
    const skip = (parseInt(page) - 1) * take

    const products = await db.product.findMany({
      where: q ? { name: { contains: q } } : undefined,
      skip,
      take,
    })
    return res.status(200).json({ products, page: Number(page), limit: take })
  }
  res.setHeader('Allow', ['GET'])
  res.status(405).end(`Method ${req.method} Not Allowed`)
}
