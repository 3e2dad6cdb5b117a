export async function calls(base: string, id: string) {
  await fetch("/api/tasks", { method: "POST", body: "{}" });
  await fetch(`${base}/api/orders`, { method: "POST" });
  await fetch("https://api.example.com/api/orders", { method: "POST" });
  await fetch(`/api/backend/${id}`, { method: "PUT" });
  await fetch("/api/hooks/deploy", { method: "POST" });
}
