export function subscribe(email: string) {
  return fetch("/api/subscribe", { method: "POST", body: JSON.stringify({ email }) });
}
