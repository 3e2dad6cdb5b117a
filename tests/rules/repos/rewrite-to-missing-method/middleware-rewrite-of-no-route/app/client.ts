export const add = (title: string) =>
  fetch("/api/tasks", { method: "POST", body: JSON.stringify({ title }) });
