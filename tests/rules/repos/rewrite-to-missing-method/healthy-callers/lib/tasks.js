const base = process.env.NEXT_PUBLIC_BASE_PATH;

export const add = (task) => fetch(`${base}/api/tasks/`, { method: "POST", body: JSON.stringify(task) });
export const addOld = (task) => fetch("/shop/v1/tasks", { method: "POST", body: JSON.stringify(task) });
export const sync = () => fetch("/shop/api/backend", { method: "POST" });
