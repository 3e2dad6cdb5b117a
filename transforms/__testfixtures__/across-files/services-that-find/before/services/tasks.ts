const tasks = new Map([["1", { id: "1", title: "Write" }]]);

export async function listTasks() {
  return [...tasks.values()];
}

export async function findTask(id: string) {
  return tasks.get(id);
}

export async function addTask(title: string): Promise<{ id: string; title: string }> {
  const task = { id: String(tasks.size + 1), title };
  tasks.set(task.id, task);
  return task;
}

export function lastTask() {
  const all = [...tasks.values()];
  if (all.length > 0) return all.at(-1)!;
}
