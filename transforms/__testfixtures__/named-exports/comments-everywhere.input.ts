/**
 * Tasks API
 * @route /api/tasks
 */
// pages/api/tasks.ts
/* eslint-disable no-console */
import type { NextApiRequest, NextApiResponse } from "next"; // Next types
// database
import { db } from "@/lib/db";

// ---------------------------------------------
// Handler
// ---------------------------------------------
export default async function handler(
  req: NextApiRequest, // incoming request
  res: NextApiResponse // outgoing response
) {
  // ✅ 1. Read the method
  const { method } = req; // GET | POST

  /* 2. Dispatch */
  if (method === "GET") {
    // List all tasks
    const tasks = await db.task.findMany(); // TODO: pagination
    return res.status(200).json(tasks); // done
    // nothing after the reply
  }

  // Create a new task
  if (method === "POST") {
    /* title is
       required */
    if (!req.body.title) {
      return res.status(400).json({
        error: "Title is required", // shown to the user
      });
    }
    // Save it
    const task = await db.task.create({
      data: {
        title: req.body.title, // from the form
        done: false /* always open */,
      },
    });

    // 201 Created
    return res.status(201).json(task);
  }

  // ❌ Anything else
  return res.status(405).json({ error: "Method not allowed" });
}

// end of file
