import { db } from '@/lib/db'

export const GET = async (req, res) => {
  const products = await db.product.findMany()
  res.status(200).json(products)
}
