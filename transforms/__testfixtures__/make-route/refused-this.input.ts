export function POST(this: unknown) {
  return Response.json({ bound: this !== undefined });
}
