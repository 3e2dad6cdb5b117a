export async function add(title) {
  const response = await fetch("/shop/api/tasks", { method: "POST", body: JSON.stringify({ title }) });
  return response.json();
}

export async function list() {
  return (await fetch("/shop/api/tasks")).json();
}
