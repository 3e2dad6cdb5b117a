import { db } from '@/lib/db'

const PAGE_SIZE = 2

async function listProducts(page) {
  return db.product.findMany({ skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
}

async function handler(req, res) {
  const page = Number(req.query.page ?? 1)
  res.json({ page, products: await listProducts(page) })
}

export { handler as default, listProducts, PAGE_SIZE }
