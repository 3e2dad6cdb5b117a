'use client'

import { products } from '@/lib/shop'

export default function Page() {
  async function buy(productId) {
    const res = await fetch('/api/checkout', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ productId }),
    })
    alert(res.ok ? 'Thank you!' : (await res.json()).error)
  }

  async function subscribe(event) {
    event.preventDefault()
    await fetch('/api/newsletter', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: event.target.email.value }),
    })
  }

  return (
    <main>
      <h1>Candle Shop</h1>
      {products.map((product) => (
        <button key={product.id} onClick={() => buy(product.id)}>
          {product.name}
        </button>
      ))}
      <form onSubmit={subscribe}>
        <input name="email" type="email" />
        <button>Subscribe</button>
      </form>
    </main>
  )
}
