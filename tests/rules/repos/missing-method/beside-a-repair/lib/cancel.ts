export async function cancel(id: string) {
  await fetch("/api/orders", { method: "DELETE", body: JSON.stringify({ id }) });
}
