import { db } from "@/lib/db";

const limits = { requests: [], max: 3 };

function collectErrors(body, errors) {
  if (!body.title) errors.push("title");
}

export default async function handler(req, res) {
  if (req.method !== "POST") return res.status(405).end();

  limits.requests.push(req.url);
  if (limits.requests.length > limits.max) return res.status(429).json({ error: "too many" });

  const input = { title: req.body.title, tags: req.body.tags };
  if (!input.tags) return res.status(400).json({ error: "tags" });

  const errors = [];
  collectErrors(req.body, errors);
  if (errors.length > 0) return res.status(422).json({ errors });

  const labels = [...input.tags];
  if (labels.length > 0) await db.task.updateMany({ data: { labels } });
  return res.status(201).json(await db.task.create({ data: input }));
}
