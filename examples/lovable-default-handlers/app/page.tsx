"use client";

import { type FormEvent, useEffect, useState } from "react";
import type { Task } from "@/lib/tasks";

export default function Home() {
  const [tasks, setTasks] = useState<Task[]>([]);
  const [title, setTitle] = useState("");

  useEffect(() => {
    fetch("/api/tasks")
      .then((response) => response.json())
      .then(setTasks);
  }, []);

  async function addTask(event: FormEvent) {
    event.preventDefault();
    const response = await fetch("/api/tasks", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ title }),
    });
    const task = await response.json();
    setTasks([...tasks, task]);
    setTitle("");
  }

  async function toggleTask(task: Task) {
    const response = await fetch(`/api/tasks/${task.id}`, {
      method: "PATCH",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ done: !task.done }),
    });
    const updated = await response.json();
    setTasks(tasks.map((other) => (other.id === task.id ? updated : other)));
  }

  async function removeTask(id: string) {
    await fetch(`/api/tasks/${id}`, { method: "DELETE" });
    setTasks(tasks.filter((task) => task.id !== id));
  }

  return (
    <main>
      <h1>TaskFlow</h1>
      <form onSubmit={addTask}>
        <input value={title} onChange={(event) => setTitle(event.target.value)} placeholder="What's next?" />
        <button type="submit">Add</button>
      </form>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <input type="checkbox" checked={task.done} onChange={() => toggleTask(task)} />
            {task.title}
            <button type="button" onClick={() => removeTask(task.id)}>
              Delete
            </button>
          </li>
        ))}
      </ul>
    </main>
  );
}
