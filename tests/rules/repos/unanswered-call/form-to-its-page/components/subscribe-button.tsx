"use client";

export function SubscribeButton() {
  async function subscribe() {
    await fetch("/newsletter", { method: "POST", body: JSON.stringify({ list: "weekly" }) });
  }
  return <button onClick={subscribe}>Subscribe</button>;
}
