export const removeAll = () => fetch("/api/tasks", { method: "DELETE" });
