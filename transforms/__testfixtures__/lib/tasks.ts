import { record } from "./effects";

const tasks = [{ id: "1", title: "Buy milk" }];

export async function findTask(id: string) {
  record("findTask", id);
  return tasks.find((task) => task.id === id);
}

export async function removeTask(id: string): Promise<void> {
  record("removeTask", id);
}
