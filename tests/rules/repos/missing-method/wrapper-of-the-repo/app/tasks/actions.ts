import { api } from "@/lib/api";

export const list = () => api("/tasks");
export const add = (title: string) => api("/tasks", { method: "POST", body: { title } });
export const clear = () => api("/tasks", { method: "PUT", body: [] });
