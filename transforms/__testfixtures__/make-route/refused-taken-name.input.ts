const DELETE = "delete";

export function GET(request: Request) {
  return Response.json({ action: DELETE, url: request.url });
}
