"use client";

export default function Shop() {
  const order = async () => {
    await fetch("/api/shop/orders", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ item: "tea" }),
    });
  };
  return <button onClick={order}>Order</button>;
}
