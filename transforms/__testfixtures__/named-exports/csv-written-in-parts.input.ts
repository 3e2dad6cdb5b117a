import type { NextApiRequest, NextApiResponse } from "next";
import { log } from "@/lib/log";

const header = "id,title\n";
const tasks = [
  { id: 1, title: "Read" },
  { id: 2, title: "Write" },
];

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  if (req.method !== "GET") {
    res.status(405).end();
    return;
  }
  const { format } = req.query;
  if (format === "ics") {
    res.setHeader("Content-Type", "text/calendar");
    res.write("BEGIN:VCALENDAR\r\n");
    res.write("VERSION:2.0\r\n");
    res.write(tasks.map((task) => `SUMMARY:${task.title}\r\n`).join(""));
    res.write("END:VCALENDAR\r\n");
    res.end();
    return;
  }
  if (format === "tsv") {
    res.writeHead(200, { "Content-Type": "text/tab-separated-values" });
    res.write("id\ttitle\n");
    return res.end(tasks.length > 0 ? `${tasks[0].id}\t${tasks[0].title}\n` : "");
  }
  log("export csv");
  const rows = tasks.map((task) => `${task.id},${task.title}`);
  res.writeHead(200, {
    "Content-Type": "text/csv",
    "Content-Disposition": 'attachment; filename="tasks.csv"',
  });
  res.write(header);
  res.write(rows.join("\n"));
  res.end();
}
