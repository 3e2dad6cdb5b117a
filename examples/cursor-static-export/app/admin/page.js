'use client'

import { useEffect, useState } from 'react'

const headers = { 'x-admin-key': 'dev-only' }

export default function Admin() {
  const [orders, setOrders] = useState([])

  useEffect(() => {
    fetch('/api/orders', { headers })
      .then((res) => res.json())
      .then((data) => setOrders(data.orders))
  }, [])

  const clear = async () => {
    await fetch('/api/orders', { method: 'DELETE', headers })
    setOrders([])
  }

  return (
    <main>
      <h1>{orders.length} orders</h1>
      <button onClick={clear}>Clear</button>
    </main>
  )
}
