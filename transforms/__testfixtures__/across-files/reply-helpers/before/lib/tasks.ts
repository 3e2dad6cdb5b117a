import { record } from "@/lib/effects";

export async function listTasks() {
  record("listTasks");
  return [{ id: "1", title: "Buy milk" }];
}

export async function createTask(task: { title: string }) {
  record("createTask", task);
  return { id: "2", ...task };
}
