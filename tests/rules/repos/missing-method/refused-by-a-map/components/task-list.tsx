"use client";

export function TaskList({ tasks, reload }: { tasks: { id: string; title: string }[]; reload: () => void }) {
  async function remove(id: string) {
    const response = await fetch(`/api/tasks?id=${id}`, { method: "DELETE" });
    if (response.ok) reload();
  }
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          {task.title} <button onClick={() => remove(task.id)}>Delete</button>
        </li>
      ))}
    </ul>
  );
}
