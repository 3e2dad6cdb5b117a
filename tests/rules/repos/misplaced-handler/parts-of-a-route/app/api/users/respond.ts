export function respond(body: unknown, status = 200) {
  return Response.json(body, { status });
}
