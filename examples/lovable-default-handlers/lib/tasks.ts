export interface Task {
  id: string;
  title: string;
  done: boolean;
  createdAt: string;
}

// In-memory store, replace with a database later
const tasks = new Map<string, Task>([
  ["1", { id: "1", title: "Invite the team", done: false, createdAt: "2025-01-06T09:00:00.000Z" }],
  ["2", { id: "2", title: "Ship the landing page", done: true, createdAt: "2025-01-07T09:00:00.000Z" }],
]);

export function listTasks(filter?: { done?: boolean }): Task[] {
  const all = [...tasks.values()];
  return filter?.done === undefined ? all : all.filter((task) => task.done === filter.done);
}

export function getTask(id: string): Task | undefined {
  return tasks.get(id);
}

export function createTask(title: string): Task {
  const task = { id: String(tasks.size + 1), title, done: false, createdAt: new Date().toISOString() };
  tasks.set(task.id, task);
  return task;
}

export function updateTask(id: string, changes: Partial<Pick<Task, "title" | "done">>): Task | undefined {
  const task = tasks.get(id);
  if (!task) return undefined;
  Object.assign(task, changes);
  return task;
}

export function deleteTask(id: string): boolean {
  return tasks.delete(id);
}
