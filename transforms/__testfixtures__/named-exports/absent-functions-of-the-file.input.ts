import type { NextApiRequest, NextApiResponse } from "next";
import { record } from "@/lib/effects";

interface Task {
  id: string;
  title: string;
}

const tasks: Task[] = [{ id: "1", title: "Buy milk" }];

const byId = (id: unknown) => (task: Task) => task.id === id;

function findTask(id: unknown) {
  return tasks.find(byId(id));
}

async function firstTitle(id: unknown) {
  for (const task of tasks) {
    if (task.id === id) return task.title;
  }
}

function remember(task: unknown) {
  record("remember", task);
}

class Store {
  static all() {
    return tasks;
  }
  static last(id: unknown) {
    if (id === "none") return;
    return tasks[tasks.length - 1];
  }
}

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { id } = req.query;
  switch (req.method) {
    case "GET":
      if (id === "all") return res.json(Store.all());
      return res.json(findTask(id));
    case "POST":
      return res.status(201).json(remember(req.body));
    case "PUT":
      return res.json(await firstTitle(id));
    case "PATCH":
      return res.json(Store.last(id));
    default:
      return res.status(405).end();
  }
}
