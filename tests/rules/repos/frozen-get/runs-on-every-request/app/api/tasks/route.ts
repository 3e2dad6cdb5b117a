const tasks: string[] = [];

export async function GET() {
  return Response.json({ tasks, now: Date.now() });
}

export async function POST(request: Request) {
  tasks.push(await request.text());
  return Response.json(tasks, { status: 201 });
}
