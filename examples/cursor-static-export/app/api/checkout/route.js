import { orders, products } from '@/lib/shop'

export async function POST(request) {
  const { productId, quantity = 1 } = await request.json()
  const product = products.find((item) => item.id === productId)

  if (!product) {
    return Response.json({ error: 'Unknown product' }, { status: 404 })
  }
  if (product.stock < quantity) {
    return Response.json({ error: 'Sold out' }, { status: 409 })
  }

  product.stock -= quantity
  const order = { id: orders.length + 1, productId, quantity, total: product.price * quantity }
  orders.push(order)
  return Response.json(order, { status: 201 })
}
