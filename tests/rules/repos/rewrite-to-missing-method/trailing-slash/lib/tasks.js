export const add = (task) => fetch("/api/tasks", { method: "POST", body: JSON.stringify(task) });
export const list = () => fetch("/api/tasks");
