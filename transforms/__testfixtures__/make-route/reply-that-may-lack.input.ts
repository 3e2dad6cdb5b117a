export async function GET(request: Request) {
  if (request.url.includes("x")) return Response.json({});
}
