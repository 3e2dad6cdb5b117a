export const clear = () => fetch("/api/tasks", { method: "DELETE" });
