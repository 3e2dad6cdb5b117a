// pages/api/todos.ts
import { NextResponse } from "next/server";

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

export async function GET() {
  // Return all todos
  return NextResponse.json(todos);
}

export async function POST(req: Request) {
  const { title } = await req.json().catch(() => ({}));

  if (!title) {
    return NextResponse.json({ error: "Title is required" }, { status: 400 });
  }

  // Create a new todo
  const newTodo: Todo = { id: todos.length + 1, title, completed: false };
  todos = [...todos, newTodo];
  return NextResponse.json(newTodo, { status: 201 });
}
