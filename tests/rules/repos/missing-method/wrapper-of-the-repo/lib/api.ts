export async function api(path: string, options: { method?: string; body?: unknown } = {}) {
  const response = await fetch(`/api${path}`, {
    method: options.method ?? "GET",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(options.body),
  });
  return response.json();
}
