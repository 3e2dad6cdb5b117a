import { track } from '@/lib/track'
import { db } from '@/lib/db'

export default async function handler(req, res) {
  if (req.method === 'GET') {
    const products = await db.product.findMany()
    res.status(200).json(products)
    track('products.listed', { count: products.length })
  } else if (req.method === 'POST') {
    const product = await db.product.create({ data: req.body })
    res.status(201).json(product)
    track('products.created', product.id)
    return
  } else {
    res.status(405).end()
  }
}
