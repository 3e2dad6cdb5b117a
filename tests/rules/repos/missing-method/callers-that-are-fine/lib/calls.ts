const backend = process.env.BACKEND_URL;

export const calls = [
  () => fetch("/api/tasks"),
  () => fetch("/api/tasks", { method: "HEAD" }),
  () => fetch("/api/tasks", { method: "OPTIONS" }),
  () => fetch("/api/tasks", { method: "POST" }),
  () => fetch("https://api.example.com/api/tasks", { method: "DELETE" }),
  () => fetch(`${backend}/api/tasks`, { method: "DELETE" }),
  () => fetch("http://localhost:8000/api/tasks", { method: "DELETE" }),
  (action: string) => fetch(`/api/tasks/${action}`, { method: "POST" }),
  (id?: string) =>
    fetch(id ? `/api/tasks/${id}` : "/api/tasks", { method: id ? "GET" : "POST" }),
  () => fetch("/api/legacy", { method: "DELETE" }),
  () => fetch("/api/proxy/x", { method: "PUT" }),
  () => fetch("/api/auth/session"),
  () => fetch("/api/nowhere", { method: "PUT" }),
];
