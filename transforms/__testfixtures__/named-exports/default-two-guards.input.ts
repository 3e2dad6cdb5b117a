// pages/api/todos.ts
import type { NextApiRequest, NextApiResponse } from "next";

interface Todo {
  id: number;
  title: string;
  completed: boolean;
}

// In-memory store (replace with a real database)
let todos: Todo[] = [
  { id: 1, title: "Learn Next.js", completed: false },
  { id: 2, title: "Build an app", completed: true },
];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method === "GET") {
    // Return all todos
    return res.status(200).json(todos);
  }

  if (req.method === "POST") {
    const { title } = req.body;

    if (!title) {
      return res.status(400).json({ error: "Title is required" });
    }

    // Create a new todo
    const newTodo: Todo = { id: todos.length + 1, title, completed: false };
    todos = [...todos, newTodo];
    return res.status(201).json(newTodo);
  }

  return res.status(405).json({ error: "Method not allowed" });
}
