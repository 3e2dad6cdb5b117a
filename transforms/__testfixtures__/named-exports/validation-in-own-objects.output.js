import { NextResponse } from "next/server";
import { db } from "@/lib/db";

const limits = { requests: [], max: 3 };

function collectErrors(body, errors) {
  if (!body.title) errors.push("title");
}

export async function POST(req) {
  limits.requests.push(req.nextUrl.pathname + req.nextUrl.search);
  if (limits.requests.length > limits.max)
    return NextResponse.json({ error: "too many" }, { status: 429 });

  const body = await req.json().catch(() => ({}));
  const input = { title: body.title, tags: body.tags };
  if (!input.tags) return NextResponse.json({ error: "tags" }, { status: 400 });

  const errors = [];
  collectErrors(body, errors);
  if (errors.length > 0) return NextResponse.json({ errors }, { status: 422 });

  const labels = [...input.tags];
  if (labels.length > 0) await db.task.updateMany({ data: { labels } });
  return NextResponse.json(await db.task.create({ data: input }), { status: 201 });
}
