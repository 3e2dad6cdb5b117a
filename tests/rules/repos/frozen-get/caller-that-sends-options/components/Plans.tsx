export async function allowed() {
  const response = await fetch("/api/plans", { method: "OPTIONS" });
  return response.headers.get("allow");
}
