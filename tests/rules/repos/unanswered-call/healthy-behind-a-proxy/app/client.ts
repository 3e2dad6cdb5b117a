export async function login(email: string) {
  return fetch("/api/v1/login", { method: "POST", body: JSON.stringify({ email }) });
}
