import type { NextRequest } from "next/server";
import { log } from "@/lib/log";

const header = "id,title\n";
const tasks = [
  { id: 1, title: "Read" },
  { id: 2, title: "Write" },
];

export async function GET(req: NextRequest) {
  const format = req.nextUrl.searchParams.get("format");
  if (format === "ics") {
    const body = [
      "BEGIN:VCALENDAR\r\n",
      "VERSION:2.0\r\n",
      tasks.map((task) => `SUMMARY:${task.title}\r\n`).join(""),
      "END:VCALENDAR\r\n",
    ].join("");
    return new Response(body, { headers: { "Content-Type": "text/calendar" } });
  }
  if (format === "tsv") {
    return new Response(
      "id\ttitle\n" + (tasks.length > 0 ? `${tasks[0].id}\t${tasks[0].title}\n` : ""),
      { headers: { "Content-Type": "text/tab-separated-values" } },
    );
  }
  log("export csv");
  const rows = tasks.map((task) => `${task.id},${task.title}`);
  return new Response(header + rows.join("\n"), {
    headers: {
      "Content-Type": "text/csv",
      "Content-Disposition": 'attachment; filename="tasks.csv"',
    },
  });
}
